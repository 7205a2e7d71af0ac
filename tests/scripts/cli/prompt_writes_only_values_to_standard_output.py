# run: repl
# cpython: its prompt is another one
# stdin: 1 + 1
# stdin: # a comment
# stdin:    
# stdin: if 1:
# stdin:     print(3)
# stdin:
# expect: 2
# expect: 3
# stderr: all
# expect-stderr: aio 0.1.0 (Python 3.13). Top-level await works; Ctrl-D ends.
# expect-stderr: >>> >>> >>> >>> ... ... >>>
