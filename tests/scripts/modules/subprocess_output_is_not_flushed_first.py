import os
import subprocess

print("the parent's, buffered")
subprocess.run(["echo", "the child's"])
try:
    subprocess.run(["echo", "a\0b"])
except ValueError as error:
    os.write(1, f"{error}\n".encode())
# expect: the child's
# expect: embedded null byte
# expect: the parent's, buffered
