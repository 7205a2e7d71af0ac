import sys
import threading


def bad():
    raise ValueError("in thread")


threading.excepthook = lambda args: print(args.exc_type.__name__, args.exc_value, args.thread.name)
thread = threading.Thread(target=bad, name="T")
thread.start()
thread.join()
print(thread.is_alive(), threading.current_thread().name)
leaving = threading.Thread(target=sys.exit)
leaving.start()
leaving.join()
print("goes on")

# expect: ValueError in thread T
# expect: False MainThread
# expect: SystemExit  Thread-1 (exit)
# expect: goes on
