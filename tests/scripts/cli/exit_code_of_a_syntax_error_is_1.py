# exit: 1
# stderr: all
x = = 1

# expect-stderr:   File "FILE", line 3
# expect-stderr:     x = = 1
# expect-stderr:         ^
# expect-stderr: SyntaxError: invalid syntax
