# run: -i -c "x = 5; 1 / 0"
# cpython: its prompt is another one
# stdin: x
# expect: 5
# stderr: all
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "<string>", line 1, in <module>
# expect-stderr:     x = 5; 1 / 0
# expect-stderr:            ~~^~~
# expect-stderr: ZeroDivisionError: division by zero
# expect-stderr: >>> >>>
