# run: -W
# exit: 2
# stderr: all
# cpython: names itself
# expect-stderr: Argument expected for the -W option
# expect-stderr: usage: aio [option] ... [-c cmd | -m mod | file | -] [arg] ...
# expect-stderr: Try `aio -h' for more information.
