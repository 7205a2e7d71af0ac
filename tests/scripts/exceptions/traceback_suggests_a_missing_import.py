# exit: 1
print(math.pi)

# expect-stderr: NameError: name 'math' is not defined. Did you forget to import 'math'?
