# exit: 1
raise ValueError("v")

# expect-stderr: ValueError: v
