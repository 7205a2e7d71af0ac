import os
import subprocess
import sys

print(os.path.isabs(sys.executable), sys.orig_argv[-1] == __file__)  # expect: True True
run = subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True)
print(run.stdout)
# expect: 42
# expect:
