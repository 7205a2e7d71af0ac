# run: repl
# cpython: its prompt is another one
# stdin: def f(): return 1 / 0
# stdin:
# stdin: f()
# stdin: import sys; sys.last_exc
# stdin: del sys.ps1
# stdin: x =
# stdin: 7
# expect: ZeroDivisionError('division by zero')
# expect: 7
# stderr: all
# expect-stderr: aio 0.1.0 (Python 3.13). Top-level await works; Ctrl-D ends.
# expect-stderr: >>> ... >>> Traceback (most recent call last):
# expect-stderr:   File "<python-input-1>", line 1, in <module>
# expect-stderr:     f()
# expect-stderr:     ~^^
# expect-stderr:   File "<python-input-0>", line 1, in f
# expect-stderr:     def f(): return 1 / 0
# expect-stderr:                     ~~^~~
# expect-stderr: ZeroDivisionError: division by zero
# expect-stderr: >>> >>>   File "<python-input-4>", line 1
# expect-stderr:     x =
# expect-stderr:        ^
# expect-stderr: SyntaxError: invalid syntax
# expect-stderr:
