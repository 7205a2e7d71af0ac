# exit: 9
# stderr: none
import os
import sys

print("before")
sys.stdout.flush()
try:
    os._exit(9)
finally:
    print("never")

# expect: before
