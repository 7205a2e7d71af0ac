# run: -u {file}
import os
import sys

sys.stdout.write("first\n")
os.write(1, b"second\n")
sys.stdout.buffer.write(b"third\n")
os.write(1, b"fourth\n")
print(sys.stdout.write_through)
# expect: first
# expect: second
# expect: third
# expect: fourth
# expect: True
