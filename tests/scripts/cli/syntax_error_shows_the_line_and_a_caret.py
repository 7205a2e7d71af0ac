# exit: 1
# stderr: all
def f():
    return (1,
            2


print("x")

# expect-stderr:   File "FILE", line 4
# expect-stderr:     return (1,
# expect-stderr:            ^
# expect-stderr: SyntaxError: '(' was never closed
