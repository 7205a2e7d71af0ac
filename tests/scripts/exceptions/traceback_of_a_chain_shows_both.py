# exit: 1
# stderr: all
def f():
    try:
        {}["missing"]
    except KeyError as error:
        raise ValueError("bad") from error


try:
    f()
except ValueError:
    raise RuntimeError("while handling")

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 5, in f
# expect-stderr:     {}["missing"]
# expect-stderr:     ~~^^^^^^^^^^^
# expect-stderr: KeyError: 'missing'
# expect-stderr:
# expect-stderr: The above exception was the direct cause of the following exception:
# expect-stderr:
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 11, in <module>
# expect-stderr:     f()
# expect-stderr:     ~^^
# expect-stderr:   File "FILE", line 7, in f
# expect-stderr:     raise ValueError("bad") from error
# expect-stderr: ValueError: bad
# expect-stderr:
# expect-stderr: During handling of the above exception, another exception occurred:
# expect-stderr:
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 13, in <module>
# expect-stderr:     raise RuntimeError("while handling")
# expect-stderr: RuntimeError: while handling
