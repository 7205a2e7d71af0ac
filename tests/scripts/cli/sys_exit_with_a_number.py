# exit: 7
# stderr: all
import sys

print("before")
sys.exit(7)
print("never")

# expect: before
