import math
import math as m, sys
from math import floor, ceil as up
import os.path
import asyncio.events as ev

print(m is math, floor(1.5), up(1.5), os.path.join("a", "b"), ev.__name__)
try:
    from math import nothing
except ImportError as error:
    print(error.msg.split(" (")[0])
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import math.inner
except ModuleNotFoundError as error:
    print(error)

# expect: True 1 2 a/b asyncio.events
# expect: cannot import name 'nothing' from 'math'
# expect: No module named 'no_such_module' no_such_module
# expect: No module named 'math.inner'; 'math' is not a package
