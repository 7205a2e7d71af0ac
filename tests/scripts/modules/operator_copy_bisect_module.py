# operator, copy and bisect.
import operator, copy, copyreg, bisect
from operator import *
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
import warnings
class A:
    x = 5

    class B:
        y = (1, 2, 3)
print(attrgetter('x')(A), attrgetter('x', 'B.y')(A), itemgetter(1)([1, 2]), itemgetter(0, 2)('abc'))
print(methodcaller('upper')('a'), methodcaller('split', sep=',')('a,b'))
print(attrgetter('a.b', 'c'), itemgetter(1, 'x'), methodcaller('n', 1, k=2))
t(attrgetter, 3)
t(methodcaller, 3)
t(attrgetter('q'), 3)
t(itemgetter)
for n in ('lt', 'le', 'eq', 'ne', 'ge', 'gt', 'add', 'sub', 'mul', 'floordiv', 'mod', 'truediv', 'pow', 'lshift', 'rshift', 'and_', 'or_', 'xor', 'is_', 'iadd', 'isub', 'imul', 'ixor', 'ipow', 'imod', 'contains'):
    t(getattr(operator, n), 7, 3)
    t(getattr(operator, n), 'a', 'b')
t(neg, 3)
t(pos, 3)
t(invert, 3)
t(inv, 3)
t(not_, 3)
t(truth, [])
t(index, True)
t(index, 3.0)
t(abs, -3)
t(concat, [1], [2])
t(concat, 1, 2)
t(countOf, [1, 2, 1], 1)
t(indexOf, [1, 2], 2)
t(indexOf, [1], 3)
t(length_hint, [1])
t(length_hint, iter([1, 2]))
t(length_hint, 3, 7)
t(call, print, 1)
t(getitem, [1], 0)
l = [1, 2]
setitem(l, 0, 5)
delitem(l, 1)
print(l, iconcat(l, [3]), l, is_not(1, None))
class C:

    def __init__(s, v):
        s.v = v

    def __repr__(s):
        return f'C({s.v})'
c = C([1])
c2 = copy.copy(c)
c3 = copy.deepcopy(c)
c.v.append(2)
print(c2, c3)
l = [1, [2], (3, [4]), {5: [6]}, {7}, frozenset([8]), 's', b'b', 1.5, None, ..., int, len]
d = copy.deepcopy(l)
print(d, d[1] is l[1], d[2] is l[2], copy.deepcopy((1, 2)))
print(d == l)
r = []
r.append(r)
q = copy.deepcopy(r)
print(q[0] is q)
tt = ([],)
tt[0].append(tt)
q = copy.deepcopy(tt)
print(q[0][0] is q)
class S:
    __slots__ = ('a', 'b')
s = S()
s.a = [1]
z = copy.deepcopy(s)
print(z.a, z.a is s.a, hasattr(z, 'b'), copy.copy(s).a is s.a)
class L(list):
    pass
x = L([1, [2]])
x.attr = 3
y = copy.deepcopy(x)
print(y, y.attr, type(y).__name__, y[1] is x[1])
print(copy.copy(x))
class D(dict):
    pass
x = D(a=[1])
y = copy.deepcopy(x)
print(y, type(y).__name__, y['a'] is x['a'])
class K:

    def __copy__(s):
        return 'copied'

    def __deepcopy__(s, m):
        return 'deep'
print(copy.copy(K()), copy.deepcopy(K()), copy.deepcopy([K()]))
class R:

    def __reduce__(s):
        return (list, ('abc',))
print(copy.copy(R()), copy.deepcopy(R()))
class G:

    def __getstate__(s):
        return {'z': 1}

    def __setstate__(s, st):
        s.st = st
print(copy.copy(G()).st)
a = [1]
b = [a, a]
cc = copy.deepcopy(b)
print(cc[0] is cc[1])
t(copy.copy, (i for i in ())) if 0 else None
import collections, datetime
print(copy.deepcopy(collections.OrderedDict(a=[1])), copy.copy(collections.deque([1, 2], 5)), copy.deepcopy(collections.defaultdict(list, a=[1])), copy.deepcopy(collections.Counter('aab')))
P = collections.namedtuple('P', 'x y')
print(copy.deepcopy(P(1, [2])), copy.replace(P(1, 2), x=5))
t(copy.replace, 3)
print(copy.copy(c.__repr__).__self__ is c, copy.deepcopy(c.__init__).__self__ is c)
e = ValueError('a', [1])
e.foo = [2]
f = copy.deepcopy(e)
print(repr(f), f.foo, f.args[1] is e.args[1])
print(copy.copy(slice(1, 2)), copy.copy(range(3)), copy.copy(bytearray(b'x')), copy.copy({1}))
print(copy.deepcopy(complex(1, 2)))
print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2), bisect.bisect([1, 2, 3], 0, 1, 2), bisect.bisect_right('abc', 'b', key=str))
t(bisect.bisect, [1], 1, -1)
l = [1, 3]
bisect.insort(l, 2)
bisect.insort_left(l, 2.0)
bisect.insort(l, -5, key=lambda v: v)
print(l)

# expect: 5 (5, (1, 2, 3)) 2 ('a', 'c')
# expect: A ['a', 'b']
# expect: operator.attrgetter('a.b', 'c') operator.itemgetter(1, 'x') operator.methodcaller('n', 1, k=2)
# expect: TypeError attribute name must be a string
# expect: TypeError method name must be a string
# expect: AttributeError 'int' object has no attribute 'q'
# expect: TypeError itemgetter expected 1 argument, got 0
# expect: False
# expect: True
# expect: False
# expect: True
# expect: False
# expect: False
# expect: True
# expect: True
# expect: True
# expect: False
# expect: True
# expect: False
# expect: 10
# expect: ab
# expect: 4
# expect: TypeError unsupported operand type(s) for -: 'str' and 'str'
# expect: 21
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: 2
# expect: TypeError unsupported operand type(s) for //: 'str' and 'str'
# expect: 1
# expect: TypeError not all arguments converted during string formatting
# expect: 2.3333333333333335
# expect: TypeError unsupported operand type(s) for /: 'str' and 'str'
# expect: 343
# expect: TypeError unsupported operand type(s) for ** or pow(): 'str' and 'str'
# expect: 56
# expect: TypeError unsupported operand type(s) for <<: 'str' and 'str'
# expect: 0
# expect: TypeError unsupported operand type(s) for >>: 'str' and 'str'
# expect: 3
# expect: TypeError unsupported operand type(s) for &: 'str' and 'str'
# expect: 7
# expect: TypeError unsupported operand type(s) for |: 'str' and 'str'
# expect: 4
# expect: TypeError unsupported operand type(s) for ^: 'str' and 'str'
# expect: False
# expect: False
# expect: 10
# expect: ab
# expect: 4
# expect: TypeError unsupported operand type(s) for -=: 'str' and 'str'
# expect: 21
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: 4
# expect: TypeError unsupported operand type(s) for ^=: 'str' and 'str'
# expect: 343
# expect: TypeError unsupported operand type(s) for **=: 'str' and 'str'
# expect: 1
# expect: TypeError not all arguments converted during string formatting
# expect: TypeError argument of type 'int' is not iterable
# expect: False
# expect: -3
# expect: 3
# expect: -4
# expect: -4
# expect: False
# expect: False
# expect: 1
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: 3
# expect: [1, 2]
# expect: TypeError 'int' object can't be concatenated
# expect: 2
# expect: 1
# expect: ValueError sequence.index(x): x not in sequence
# expect: 1
# expect: 2
# expect: 7
# expect: 1
# expect: None
# expect: 1
# expect: [5, 3] [5, 3] [5, 3] True
# expect: C([1, 2]) C([1])
# expect: [1, [2], (3, [4]), {5: [6]}, {7}, frozenset({8}), 's', b'b', 1.5, None, Ellipsis, <class 'int'>, <built-in function len>] False False (1, 2)
# expect: True
# expect: True
# expect: True
# expect: [1] False False True
# expect: [1, [2]] 3 L False
# expect: [1, [2]]
# expect: {'a': [1]} D False
# expect: copied deep ['deep']
# expect: ['a', 'b', 'c'] ['a', 'b', 'c']
# expect: {'z': 1}
# expect: True
# expect: OrderedDict({'a': [1]}) deque([1, 2], maxlen=5) defaultdict(<class 'list'>, {'a': [1]}) Counter({'a': 2, 'b': 1})
# expect: P(x=1, y=[2]) P(x=5, y=2)
# expect: TypeError replace() does not support int objects
# expect: True False
# expect: ValueError('a', [1]) [2] False
# expect: slice(1, 2, None) range(0, 3) bytearray(b'x') {1}
# expect: (1+2j)
# expect: 3 1 1 2
# expect: ValueError lo must be non-negative
# expect: [-5, 1, 2.0, 2, 3]
