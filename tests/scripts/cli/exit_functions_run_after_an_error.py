# exit: 1
import atexit

atexit.register(print, "exit function")
raise ValueError("v")

# expect: exit function
# expect-stderr: ValueError: v
