# run: --verbose {file}
# exit: 2
# stderr: all
# cpython: names itself
# expect-stderr: unknown option --verbose
# expect-stderr: usage: aio [option] ... [-c cmd | -m mod | file | -] [arg] ...
# expect-stderr: Try `aio -h' for more information.
