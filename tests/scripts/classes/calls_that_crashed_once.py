# Calls and attributes that once crashed the interpreter or never came back.
# --- 1
from collections import deque
class BadCompare:
    def __eq__(self, other):
        raise RuntimeError
d = deque('ab'); d.extend([BadCompare(), 'c'])
e = deque(d)
try: d.remove('c')
except RuntimeError: print('RE')
class MutateCmp:
    def __init__(self, deque, result):
        self.deque = deque
        self.result = result
    def __eq__(self, other):
        self.deque.clear()
        return self.result
for match in (True, False):
    d = deque(['ab'])
    d.extend([MutateCmp(d, match), 'c'])
    try: d.remove('c')
    except IndexError as e: print(e)
    print(d)
# --- 2
class C(object): pass
a = C()
a.__dict__ = {'b': 1}
print(a.b)
def cant(x, dict):
    try:
        x.__dict__ = dict
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
    else: print('no error', x, dict)
cant(a, None)
cant(a, [])
cant(a, 1)
del a.__dict__
print(a.__dict__)
class Base(object): pass
def verify_dict_readonly(x):
    cant(x, {})
    try:
        del x.__dict__
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
    dict_descr = Base.__dict__["__dict__"]
    try:
        dict_descr.__set__(x, {})
    except (AttributeError, TypeError) as e: print(type(e).__name__, e)
    else: print('dict_descr allowed', x)
class Meta1(type, Base): pass
class Meta2(Base, type): pass
class D(object, metaclass=Meta1): pass
class E(object, metaclass=Meta2): pass
for cls in C, D, E: verify_dict_readonly(cls)
class Module1(__import__('types').ModuleType, Base): pass
class Module2(Base, __import__('types').ModuleType): pass
for ModuleType in Module1, Module2:
    mod = ModuleType("spam")
    verify_dict_readonly(mod)
    mod.__dict__["spam"] = "eggs"
class Exception1(Exception, Base): pass
class Exception2(Base, Exception): pass
for ExceptionType in Exception, Exception1, Exception2:
    e = ExceptionType()
    e.__dict__ = {"a": 1}
    print(e.a)
    try: del e.__dict__
    except Exception as ex: print(repr(ex))
    try: print(e.__dict__)
    except Exception as ex: print(repr(ex))
# --- 3
class A: pass
A.__call__ = A()
try:
    A()()
except RecursionError as e: print('RecursionError', e)
class A: pass
a = A()
A.__call__ = A()
try: a()
except RecursionError as e: print('RecursionError', e)
# --- 5
def f(x):
    return lambda: x + 1
g = f(3)
try: eval(g.__code__)
except TypeError as e: print(e)
try: exec(g.__code__, {})
except TypeError as e: print(e)
try: exec(g.__code__, {}, {'x': 3})
except TypeError as e: print(e)
def h():
    return x
print(eval(h.__code__, {'x': 5}))
try: exec(g.__code__, {}, closure=g.__closure__)
except TypeError as e: print(e)
class K: 
    def m(self): return __class__
try: eval(K.m.__code__)
except TypeError as e: print(e)
def gen(): yield x
print(list(eval(gen.__code__, {'x': 1})))
def two(a, b): return a
try: eval(two.__code__)
except TypeError as e: print(e)
# --- 6
import weakref
class MyObj:
    def __init__(self): self.x = 1
    def __iter__(self): return self
    def __next__(self): return self.x
class C: pass
o = MyObj()
p = weakref.proxy(o)
print(next(p), hasattr(p, '__next__'))
class NoNext: pass
n = NoNext(); q = weakref.proxy(n)
try: next(q)
except TypeError as e: print(e)
class BadNext:
    def __iter__(self): return weakref.proxy(self)
b = BadNext()
try: print(list(b)[:2])
except TypeError as e: print(e)

# expect: RE
# expect: deque mutated during iteration
# expect: deque([])
# expect: deque mutated during iteration
# expect: deque([])
# expect: 1
# expect: TypeError __dict__ must be set to a dictionary, not a 'NoneType'
# expect: TypeError __dict__ must be set to a dictionary, not a 'list'
# expect: TypeError __dict__ must be set to a dictionary, not a 'int'
# expect: {}
# expect: AttributeError attribute '__dict__' of 'type' objects is not writable
# expect: AttributeError attribute '__dict__' of 'type' objects is not writable
# expect: TypeError descriptor '__dict__' for 'Base' objects doesn't apply to a 'type' object
# expect: AttributeError attribute '__dict__' of 'type' objects is not writable
# expect: AttributeError attribute '__dict__' of 'type' objects is not writable
# expect: AttributeError attribute '__dict__' of 'type' objects is not writable
# expect: AttributeError attribute '__dict__' of 'type' objects is not writable
# expect: AttributeError attribute '__dict__' of 'type' objects is not writable
# expect: AttributeError attribute '__dict__' of 'type' objects is not writable
# expect: AttributeError readonly attribute
# expect: AttributeError readonly attribute
# expect: AttributeError readonly attribute
# expect: AttributeError readonly attribute
# expect: AttributeError readonly attribute
# expect: AttributeError readonly attribute
# expect: 1
# expect: TypeError('cannot delete __dict__')
# expect: {'a': 1}
# expect: 1
# expect: TypeError('cannot delete __dict__')
# expect: {'a': 1}
# expect: 1
# expect: TypeError('cannot delete __dict__')
# expect: {'a': 1}
# expect: RecursionError maximum recursion depth exceeded while calling a Python object
# expect: RecursionError maximum recursion depth exceeded while calling a Python object
# expect: code object passed to eval() may not contain free variables
# expect: code object requires a closure of exactly length 1
# expect: code object requires a closure of exactly length 1
# expect: 5
# expect: code object passed to eval() may not contain free variables
# expect: [1]
# expect: two() missing 2 required positional arguments: 'a' and 'b'
# expect: 1 True
# expect: Weakref proxy referenced a non-iterator 'NoNext' object
# expect: Weakref proxy referenced a non-iterator 'BadNext' object
# --- frames whose call has ended
import sys


def ended():
    return sys._getframe()


frame = ended()
for _ in range(3):
    print(frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_lasti >= 0)
# expect: ended 1 True
# expect: ended 1 True
# expect: ended 1 True
