"""Where CPython 3.13 is, the interpreter that decides what is right."""
import functools
import glob
import os
import shutil
import subprocess


@functools.cache
def find_cpython():
    """The path of CPython 3.13, or None: on PATH, or among pyenv's versions, the newest first."""
    pyenv = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    installed = glob.glob(os.path.join(pyenv, "versions", "3.13*", "bin", "python3.13"))
    for python in [shutil.which("python3.13")] + sorted(installed, reverse=True):
        if python and subprocess.run([python, "-c", ""], capture_output=True).returncode == 0:
            return python
    return None
