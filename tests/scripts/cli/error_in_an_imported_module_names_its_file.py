# exit: 1
# stderr: nocaret
import _broken

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 3, in <module>
# expect-stderr:     import _broken
# expect-stderr:   File "DIR/_broken.py", line 5, in <module>
# expect-stderr:     fail()
# expect-stderr:   File "DIR/_broken.py", line 2, in fail
# expect-stderr:     raise ValueError("while importing")
# expect-stderr: ValueError: while importing
