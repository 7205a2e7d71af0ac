# run: -
# stdin: print("before")
# stdin: raise ValueError("v")
# exit: 1

# expect: before
# expect-stderr: ValueError: v
