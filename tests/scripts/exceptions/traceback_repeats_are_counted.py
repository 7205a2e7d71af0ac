# exit: 1
# stderr: all
def f(n):
    if n == 0:
        raise ValueError("deep")
    f(n - 1)


f(10)

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 9, in <module>
# expect-stderr:     f(10)
# expect-stderr:     ~^^^^
# expect-stderr:   File "FILE", line 6, in f
# expect-stderr:     f(n - 1)
# expect-stderr:     ~^^^^^^^
# expect-stderr:   File "FILE", line 6, in f
# expect-stderr:     f(n - 1)
# expect-stderr:     ~^^^^^^^
# expect-stderr:   File "FILE", line 6, in f
# expect-stderr:     f(n - 1)
# expect-stderr:     ~^^^^^^^
# expect-stderr:   [Previous line repeated 7 more times]
# expect-stderr:   File "FILE", line 5, in f
# expect-stderr:     raise ValueError("deep")
# expect-stderr: ValueError: deep
