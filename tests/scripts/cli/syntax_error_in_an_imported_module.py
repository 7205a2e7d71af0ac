# exit: 1
# stderr: all
import _unreadable

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 3, in <module>
# expect-stderr:     import _unreadable
# expect-stderr:   File "DIR/_unreadable.py", line 1
# expect-stderr:     x = (1,
# expect-stderr:         ^
# expect-stderr: SyntaxError: '(' was never closed
