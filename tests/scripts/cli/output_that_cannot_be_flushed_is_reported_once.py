import os

print("lost")
os.close(1)
# exit: 120
# stderr: all
# expect-stderr: Exception ignored on flushing sys.stdout:
# expect-stderr: OSError: [Errno 9] Bad file descriptor
