# exit: 1
# stderr: all
e = ValueError("v")
e.add_note("a note")
e.add_note("more\nlines")
raise e

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 6, in <module>
# expect-stderr:     raise e
# expect-stderr: ValueError: v
# expect-stderr: a note
# expect-stderr: more
# expect-stderr: lines
