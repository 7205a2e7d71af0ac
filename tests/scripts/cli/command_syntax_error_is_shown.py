# run: -c 'def'
# exit: 1

# expect-stderr: SyntaxError: invalid syntax
