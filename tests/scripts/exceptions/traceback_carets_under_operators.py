# exit: 1
# stderr: all
class C:
    x = None


c = C()
print(1 + 2, (c.x * 3) - len("abc") + c.x.y[0])

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 8, in <module>
# expect-stderr:     print(1 + 2, (c.x * 3) - len("abc") + c.x.y[0])
# expect-stderr:                   ~~~~^~~
# expect-stderr: TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
