# stdin: first line
# stdin: second line
# stdin:
# stdin: last
import sys

print(repr(input()))  # expect: 'first line'
print(repr(sys.stdin.readline()))  # expect: 'second line\n'
print([line for line in sys.stdin])  # expect: ['\n', 'last\n']
try:
    input()
except EOFError as error:
    print(repr(error))  # expect: EOFError('EOF when reading a line')
