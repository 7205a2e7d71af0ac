# run: -- {file} -B
import sys

print(sys.argv[1:])  # expect: ['-B']
