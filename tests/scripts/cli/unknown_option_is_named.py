# run: -BZq {file}
# exit: 2
# stderr: all
# cpython: names itself
# expect-stderr: Unknown option: -Z
# expect-stderr: usage: aio [option] ... [-c cmd | -m mod | file | -] [arg] ...
# expect-stderr: Try `aio -h' for more information.
