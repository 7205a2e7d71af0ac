# exit: 130
import os
import signal

print("before", flush=True)
os.kill(os.getpid(), signal.SIGINT)
while True:
    pass

# expect: before
# expect-stderr: KeyboardInterrupt
