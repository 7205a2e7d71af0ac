# exit: 1
# stderr: all
print("never runs")
def f(:
    pass

# expect-stderr:   File "FILE", line 4
# expect-stderr:     def f(:
# expect-stderr:           ^
# expect-stderr: SyntaxError: invalid syntax
