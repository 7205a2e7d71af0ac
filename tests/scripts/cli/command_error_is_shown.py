# run: -c 'print("x"); 1/0'
# exit: 1

# expect: x
# expect-stderr: ZeroDivisionError: division by zero
