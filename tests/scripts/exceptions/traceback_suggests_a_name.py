# exit: 1
number = 5
print(nubmer)

# expect-stderr: NameError: name 'nubmer' is not defined. Did you mean: 'number'?
