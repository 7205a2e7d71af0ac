# run: repl
# cpython: its prompt is another one
# exit: 4
# stdin: import sys
# stdin: async def f(): sys.exit(4)
# stdin:
# stdin: await f()
# stdin: 1
# stderr: none
