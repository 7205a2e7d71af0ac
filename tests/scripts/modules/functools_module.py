# functools: wrappers, partial application, caches, orderings, dispatch on types.
import functools
from functools import *
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
p = partial(int, base=2)
t(p, '101')
print(p, p.func, p.args, p.keywords)
print(partial(partial(print, 1, sep='-'), 2))
t(partial)
t(partial, 3)
t(reduce, lambda a, b: a + b, [1, 2, 3])
t(reduce, lambda a, b: a + b, [])
t(reduce, lambda a, b: a + b, [], 7)
t(reduce, 1, 2)
t(reduce, max, 'abc', 'd')
@lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
t(fib, 50)
print(fib.cache_info(), fib.cache_parameters())
fib.cache_clear()
print(fib.cache_info())
@lru_cache(2, True)
def g(a, *, b=1):
    return (a, b)
t(g, 1)
t(g, 1.0)
t(g, 1, b=2)
t(g, 1)
print(g.cache_info())
t(g, [])
t(lru_cache, 'x')
print(fib.__name__, fib.__wrapped__ is not None)
@total_ordering
class V:

    def __init__(s, v):
        s.v = v

    def __lt__(s, o):
        return s.v < o.v if isinstance(o, V) else NotImplemented

    def __eq__(s, o):
        return s.v == o.v
for op in ('__lt__', '__le__', '__gt__', '__ge__'):
    print([getattr(V(a), op)(V(b)) for a in (1, 2) for b in (1, 2)])
try:
    V(1) >= 3
except TypeError as e:
    print(e)
try:
    total_ordering(type('x', (), {}))
except ValueError as e:
    print(e)
class C:
    n = 0

    @cached_property
    def x(self):
        C.n += 1
        return 'v'
c = C()
print(c.x, c.x, C.n, c.__dict__)
del c.x
c.x
print(C.n)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
k = cmp_to_key(lambda a, b: a - b)(3)
print(k.obj)
try:
    hash(k)
except TypeError as e:
    print(e)
@singledispatch
def f(a):
    return 'obj'
@f.register
def _(a: int):
    return 'int'
@f.register(list)
def _(a):
    return 'list'
@f.register
def _(a: str | bytes):
    return 'text'
from collections.abc import Mapping, Sized, Iterable
f.register(Mapping, lambda a: 'mapping')
f.register(Sized, lambda a: 'sized')
for x in (1, True, [], 's', b'', {}, set(), 1.5):
    t(f, x)
t(f)
t(f.register, 3)
class D:

    @singledispatchmethod
    def m(self, a):
        return 'o'

    @m.register
    def _(self, a: int):
        return 'i'

    @m.register
    @classmethod
    def _(cls, a: str):
        return cls.__name__

    def base(self, a, b, *, c=0):
        return (a, b, c)
    pm = partialmethod(base, 1, c=5)
t(D().m, 1)
t(D().m, '')
t(D().m, 2.0)
t(D().pm, 2)
t(D().pm)
print(repr(D.__dict__['pm'])[:30])
def deco(f):

    @wraps(f)
    def w(*a):
        """wdoc"""
        return f(*a)
    return w
@deco
def hello(x: int) -> str:
    """hdoc"""
print(hello.__name__, hello.__doc__, hello.__annotations__, hello.__wrapped__.__name__)
@cache
def h(*a, **k):
    return (a, k)
t(h, 1, 2, x=3)
t(h, 1, 2, x=3)
print(h.cache_info())
class A1:

    @lru_cache
    def meth(self):
        return id(self)
a = A1()
print(a.meth() == id(a))

# expect: 5
# expect: functools.partial(<class 'int'>, base=2) <class 'int'> () {'base': 2}
# expect: functools.partial(<built-in function print>, 1, 2, sep='-')
# expect: TypeError type 'partial' takes at least one argument
# expect: TypeError the first argument must be callable
# expect: 6
# expect: TypeError reduce() of empty iterable with no initial value
# expect: 7
# expect: TypeError reduce() arg 2 must support iteration
# expect: d
# expect: 12586269025
# expect: CacheInfo(hits=48, misses=51, maxsize=128, currsize=51) {'maxsize': 128, 'typed': False}
# expect: CacheInfo(hits=0, misses=0, maxsize=128, currsize=0)
# expect: (1, 1)
# expect: (1.0, 1)
# expect: (1, 2)
# expect: (1, 1)
# expect: CacheInfo(hits=0, misses=4, maxsize=2, currsize=2)
# expect: TypeError unhashable type: 'list'
# expect: TypeError Expected first argument to be an integer, a callable, or None
# expect: fib True
# expect: [False, True, False, False]
# expect: [True, True, False, True]
# expect: [False, False, True, False]
# expect: [True, False, True, True]
# expect: '>=' not supported between instances of 'V' and 'int'
# expect: must define at least one ordering operation: < > <= >=
# expect: v v 1 {'x': 'v'}
# expect: 2
# expect: [3, 2, 1]
# expect: 3
# expect: unhashable type: 'functools.KeyWrapper'
# expect: int
# expect: int
# expect: list
# expect: text
# expect: text
# expect: mapping
# expect: sized
# expect: obj
# expect: TypeError f requires at least 1 positional argument
# expect: TypeError Invalid first argument to `register()`: 3. Use either `@register(some_class)` or plain `@register` on an annotated function.
# expect: i
# expect: D
# expect: o
# expect: (1, 2, 5)
# expect: TypeError D.base() missing 1 required positional argument: 'b'
# expect: functools.partialmethod(<funct
# expect: hello hdoc {'x': <class 'int'>, 'return': <class 'str'>} hello
# expect: ((1, 2), {'x': 3})
# expect: ((1, 2), {'x': 3})
# expect: CacheInfo(hits=1, misses=1, maxsize=None, currsize=1)
# expect: True
