# run: repl
# cpython: its prompt is another one
# exit: 3
# stdin: exit(3)
# stdin: 1
# stderr: none
