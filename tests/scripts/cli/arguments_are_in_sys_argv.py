# args: one "two words" --flag -x
import sys

print(sys.argv[1:], sys.argv[0].endswith("arguments_are_in_sys_argv.py"))

# expect: ['one', 'two words', '--flag', '-x'] True
