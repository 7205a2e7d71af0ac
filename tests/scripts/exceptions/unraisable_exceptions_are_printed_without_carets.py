import gc
import io
import re
import sys


class A:
    def __del__(self):
        print(1 + (2 / 0))


def drop():
    out, sys.stderr = sys.stderr, io.StringIO()
    A()
    gc.collect()
    text, sys.stderr = sys.stderr.getvalue(), out
    print(re.sub('".*"', "FILE", re.sub("0x[0-9a-f]+", "ADDRESS", text)))


def hook(u):
    print(type(u).__name__, len(u), u.exc_type, u.exc_value, u.err_msg, u.object is A.__del__)
    raise KeyError("in the hook")


drop()
sys.unraisablehook = hook
drop()
sys.unraisablehook = sys.__unraisablehook__
try:
    sys.unraisablehook(5)
except TypeError as e:
    print(e)

# expect: Exception ignored in: <function A.__del__ at ADDRESS>
# expect: Traceback (most recent call last):
# expect:   File FILE, line 9, in __del__
# expect:     print(1 + (2 / 0))
# expect: ZeroDivisionError: division by zero
# expect:
# expect: UnraisableHookArgs 5 <class 'ZeroDivisionError'> division by zero None True
# expect: Exception ignored in sys.unraisablehook: <function hook at ADDRESS>
# expect: Traceback (most recent call last):
# expect:   File FILE, line 22, in hook
# expect:     raise KeyError(FILE)
# expect: KeyError: 'in the hook'
# expect:
# expect: sys.unraisablehook argument type must be UnraisableHookArgs
