# exit: 1
# stderr: all
try:
    {}["missing"]
except KeyError:
    raise ValueError("only this") from None

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 6, in <module>
# expect-stderr:     raise ValueError("only this") from None
# expect-stderr: ValueError: only this
