# exit: 1
# stderr: all
def inner(x):
    return 1 / x


def outer():
    value = inner(0)
    return value


outer()

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 12, in <module>
# expect-stderr:     outer()
# expect-stderr:     ~~~~~^^
# expect-stderr:   File "FILE", line 8, in outer
# expect-stderr:     value = inner(0)
# expect-stderr:   File "FILE", line 4, in inner
# expect-stderr:     return 1 / x
# expect-stderr:            ~~^~~
# expect-stderr: ZeroDivisionError: division by zero
