# exit: 1
# stderr: all
if True:
print("x")

# expect-stderr:   File "FILE", line 4
# expect-stderr:     print("x")
# expect-stderr:     ^^^^^
# expect-stderr: IndentationError: expected an indented block after 'if' statement on line 3
