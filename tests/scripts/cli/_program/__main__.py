import os
import sys

if os.path.basename(sys.path[0]) == "_program":
    from helper import NAME
else:
    from _program.helper import NAME

print(sys.argv[1:], NAME, __name__, os.path.basename(os.path.dirname(__file__)))
