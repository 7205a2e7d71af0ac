# run: dis
# exit: 2
# stderr: all
# cpython: a tool of aio
# expect-stderr: aio dis: which file?
# expect-stderr: usage: aio [option] ... [-c cmd | -m mod | file | -] [arg] ...
# expect-stderr: Try `aio -h' for more information.
