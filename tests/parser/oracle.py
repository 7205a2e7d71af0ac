"""Finds the CPython 3.13 that the parser checks compare with."""
import glob
import os
import shutil
import subprocess
import sys

VERSION = (3, 13)


def is_oracle(path):
    try:
        out = subprocess.run([path, "-c", "import sys; print(sys.version_info[:2])"], capture_output=True, text=True)
    except OSError:
        return False
    return out.stdout.strip() == str(VERSION)


def find():
    """The path of a CPython 3.13, from $AIO_ORACLE, PATH or pyenv. Exits when there is none."""
    candidates = [os.environ.get("AIO_ORACLE"), sys.executable, shutil.which("python3.13"), shutil.which("python3")]
    root = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    candidates += sorted(glob.glob(os.path.join(root, "versions", "3.13*", "bin", "python3.13")))
    for path in candidates:
        if path and is_oracle(path):
            return path
    sys.exit("no CPython 3.13 found: set AIO_ORACLE to one")


def run_under_oracle():
    """Starts the calling script again under CPython 3.13 unless it already runs there."""
    if sys.version_info[:2] == VERSION and sys.implementation.name == "cpython":
        return
    path = find()
    os.execv(path, [path] + sys.argv)


def front_tool(argument):
    """The aio_front binary: the argument, $AIO_FRONT, or PATH."""
    path = argument or os.environ.get("AIO_FRONT") or shutil.which("aio_front")
    if not path or not os.path.exists(path):
        sys.exit("aio_front not found: pass --front PATH or set AIO_FRONT")
    return path
