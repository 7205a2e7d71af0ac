# collections and collections.abc: containers, named tuples, abstract base classes.
import collections, abc, collections.abc as ca
from collections import *
def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(r)
    except BaseException as e:
        print(type(e).__name__, e)
Point = namedtuple('Point', 'x y')
p = Point(1, y=2)
print(p, p.x, p._asdict(), p._replace(x=9))
print(Point._fields, Point.__doc__, Point.__module__)
t(Point, 1)
t(Point, 1, 2, 3)
t(Point._make, [1])
t(p._replace, z=1)
t(lambda: Point(1, 2, z=4))
t(namedtuple, 'a b', 'x')
t(namedtuple, 'A', 'x x')
t(namedtuple, 'A', '_x')
t(namedtuple, 'A', 'class')
print(namedtuple('A', 'class x _q x', rename=True)._fields)
Q = namedtuple('Q', 'a b c', defaults=[2, 3])
print(Q(1), Q._field_defaults, Q.a.__doc__, Q.__new__.__doc__)
t(namedtuple, 'A', 'x', defaults=[1, 2])
class S(Point):
    pass
print(S(1, 2), S(1, 2) == (1, 2), hash(p) == hash((1, 2)))
match p:
    case Point(x=1, y=yy):
        print('match', yy)
match p:
    case Point(a, b):
        print(a, b)
d = defaultdict(list)
d['a'].append(1)
print(d, d.get('z'), d['q'], d.copy())
print(d | {'k': 1}, {'k': 2} | d, defaultdict(None, {1: 2}))
t(lambda: defaultdict()['x'])
t(defaultdict, 3)
print(defaultdict(int, a=3), defaultdict.__missing__(defaultdict(int), 'x'))
class DD(defaultdict):
    pass
dd = DD(int)
dd['x'] += 1
dd.y = 2
print(dd, dd.copy(), type(dd.copy()))
c = Counter('abracadabra')
print(c, c.most_common(2), c['zz'], c.total())
print(sorted(c.elements()))
print(c + Counter('ab'), c - Counter('aab'), c & Counter('abz'), c | Counter('zz'))
print(+Counter(a=-1, b=2), -Counter(a=-1, b=2))
c.update('aa')
c.subtract({'b': 5})
print(c, c == Counter(c), c <= Counter(c), c > Counter())
t(Counter.fromkeys, 'ab')
c -= Counter(a=3)
print(c)
print(Counter(a=1, b='x') if False else Counter(), Counter({'x': 1, 'y': None}) if 0 else '')
print(Counter(a=0) == Counter(), Counter(x=3).most_common())
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a')
print(o)
o.move_to_end('c', last=False)
print(o, o.popitem(), o.popitem(last=False), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), list(reversed(o)), o.copy())
print(o | {'z': 1}, OrderedDict())
t(OrderedDict().popitem)
t(o.pop, 'nope')
t(o.move_to_end, 'nope')
print(OrderedDict.fromkeys('ab', 1), o.pop('nope', 5))
cm = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(cm, cm['b'], list(cm), len(cm))
print(cm.new_child({'q': 1}), cm.parents, dict(cm))
cm['z'] = 1
print(cm.maps)
t(lambda: cm.pop('b'))
t(lambda: cm['none'])
class UD(UserDict):

    def __missing__(self, k):
        return 'miss' + k
u = UD(a=1)
print(u, u['b'], 'b' in u, u | {'c': 1})
print(u.get('zz'))
u2 = UserDict({'x': 1})
t(lambda: u2['y'])
print(u2.copy(), UserDict.fromkeys('ab'))
l = UserList([3, 1, 2])
l.sort()
print(l, l[1:], l + [4], [0] + l)
print(l * 2, l == [1, 2, 3], l.index(2))
l += [9]
print(l, l.pop())
s = UserString('Hello')
print(s, s.upper(), type(s.upper()).__name__, s + 'x')
print(s[1:3], s.find('l'), s.split('l'), 'ell' in s)
print(s * 2, s == 'Hello', repr(s), s.replace('l', 'L'))
print(len(s))
class A(abc.ABC):

    @abc.abstractmethod
    def f(self):
        pass

    @property
    @abc.abstractmethod
    def g(self):
        pass
t(A)
class B(A):

    def f(self):
        pass
t(B)
print(sorted(B.__abstractmethods__))
class R:
    pass
A.register(R)
print(isinstance(R(), A), issubclass(R, A), isinstance(3, A))
t(A.register, 3)
t(lambda: issubclass(3, A))
for x in ([], (), {}, set(), frozenset(), '', b'', bytearray(), range(3), iter([]), (i for i in ()), lambda: 0, 3, None, {}.keys(), {}.values(), {}.items(), deque(), memoryview(b''), zip(), map(int, []), open, type, defaultdict(), Counter(), OrderedDict(), UserDict(), UserList(), UserString(''), ChainMap()):
    print(type(x).__name__, [n for n in ca.__all__ if n not in ('ByteString',) and isinstance(x, getattr(ca, n))])
print(ca.Callable[[int, str], bool], ca.Callable[..., int], ca.Mapping[str, int], ca.Callable[[int], int].__args__)
class MyMap(ca.Mapping):

    def __init__(s, d):
        s.d = d

    def __getitem__(s, k):
        return s.d[k]

    def __iter__(s):
        return iter(s.d)

    def __len__(s):
        return len(s.d)
m = MyMap({'a': 1, 'b': 2})
print(m.keys(), m.items(), list(m.values()), 'a' in m, m.get('q', 0), m == {'a': 1, 'b': 2}, m.keys() & {'a'}, ('a', 1) in m.items()) if 0 else print(list(m.values()), 'a' in m, m.get('q', 0), m == {'a': 1, 'b': 2}, m.keys() & {'a'}, ('a', 1) in m.items(), dict(m), {**m})
class MySet(ca.MutableSet):

    def __init__(s, it=()):
        s.s = list(dict.fromkeys(it))

    def __contains__(s, x):
        return x in s.s

    def __iter__(s):
        return iter(s.s)

    def __len__(s):
        return len(s.s)

    def add(s, x):
        if x not in s.s:
            s.s.append(x)

    def discard(s, x):
        if x in s.s:
            s.s.remove(x)
a = MySet([1, 2, 3])
b = MySet([2, 3, 4])
print(list(a | b), list(a & b), list(a - b), list(a ^ b))
print(a <= b, a < b, a == MySet([3, 2, 1]), a.isdisjoint(b))
print(list({9, 1} - a), a.pop(), list(a))
a |= b
print(list(a))
a -= b
print(list(a))
t(lambda: a.remove(7))
print(a._hash() == hash(frozenset(a)))
class MySeq(ca.MutableSequence):

    def __init__(s, *a):
        s.l = list(a)

    def __getitem__(s, i):
        return s.l[i]

    def __setitem__(s, i, v):
        s.l[i] = v

    def __delitem__(s, i):
        del s.l[i]

    def __len__(s):
        return len(s.l)

    def insert(s, i, v):
        s.l.insert(i, v)
q = MySeq(1, 2, 3)
q.append(4)
q.extend([5, 6])
q.reverse()
print(list(q), q.index(3), q.count(2), list(reversed(q)))
print(4 in q, q.pop(), q.pop(0))
q += [7]
q.remove(7)
print(q.l)
t(q.index, 99)
q.clear()
print(q.l)
t(ca.Mapping)
class G(ca.Generator):

    def send(s, v):
        return v

    def throw(s, *a):
        raise StopIteration
print(next(G()), G().close())
print(collections.abc is ca, ca.Iterable.__module__, UserDict.__module__, MySet.__mro__[1])
t(lambda: collections.nope)

# expect: Point(x=1, y=2) 1 {'x': 1, 'y': 2} Point(x=9, y=2)
# expect: ('x', 'y') Point(x, y) __main__
# expect: TypeError Point.__new__() missing 1 required positional argument: 'y'
# expect: TypeError Point.__new__() takes 3 positional arguments but 4 were given
# expect: TypeError Expected 2 arguments, got 1
# expect: TypeError Got unexpected field names: ['z']
# expect: TypeError Point.__new__() got an unexpected keyword argument 'z'
# expect: ValueError Type names and field names must be valid identifiers: 'a b'
# expect: ValueError Encountered duplicate field name: 'x'
# expect: ValueError Field names cannot start with an underscore: '_x'
# expect: ValueError Type names and field names cannot be a keyword: 'class'
# expect: ('_0', 'x', '_2', '_3')
# expect: Q(a=1, b=2, c=3) {'b': 2, 'c': 3} Alias for field number 0 Create new instance of Q(a, b, c)
# expect: TypeError Got more default values than field names
# expect: S(x=1, y=2) True True
# expect: match 2
# expect: 1 2
# expect: defaultdict(<class 'list'>, {'a': [1], 'q': []}) None [] defaultdict(<class 'list'>, {'a': [1], 'q': []})
# expect: defaultdict(<class 'list'>, {'a': [1], 'q': [], 'k': 1}) defaultdict(<class 'list'>, {'k': 2, 'a': [1], 'q': []}) defaultdict(None, {1: 2})
# expect: KeyError 'x'
# expect: TypeError first argument must be callable or None
# expect: defaultdict(<class 'int'>, {'a': 3}) 0
# expect: DD(<class 'int'>, {'x': 1}) DD(<class 'int'>, {'x': 1}) <class '__main__.DD'>
# expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) [('a', 5), ('b', 2)] 0 11
# expect: ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'c', 'd', 'r', 'r']
# expect: Counter({'a': 6, 'b': 3, 'r': 2, 'c': 1, 'd': 1}) Counter({'a': 3, 'r': 2, 'b': 1, 'c': 1, 'd': 1}) Counter({'a': 1, 'b': 1}) Counter({'a': 5, 'b': 2, 'r': 2, 'z': 2, 'c': 1, 'd': 1})
# expect: Counter({'b': 2}) Counter({'a': 1})
# expect: Counter({'a': 7, 'r': 2, 'c': 1, 'd': 1, 'b': -3}) True True False
# expect: NotImplementedError Counter.fromkeys() is undefined.  Use Counter(iterable) instead.
# expect: Counter({'a': 4, 'r': 2, 'c': 1, 'd': 1})
# expect: Counter() 
# expect: True [('x', 3)]
# expect: OrderedDict({'b': 2, 'c': 3, 'a': 1})
# expect: OrderedDict({'b': 2}) ('a', 1) ('c', 3) OrderedDict({'b': 2})
# expect: False True ['b'] OrderedDict({'b': 2})
# expect: OrderedDict({'b': 2, 'z': 1}) OrderedDict()
# expect: KeyError 'dictionary is empty'
# expect: KeyError 'nope'
# expect: KeyError 'nope'
# expect: OrderedDict({'a': 1, 'b': 1}) 5
# expect: ChainMap({'a': 1}, {'a': 2, 'b': 3}) 3 ['a', 'b'] 2
# expect: ChainMap({'q': 1}, {'a': 1}, {'a': 2, 'b': 3}) ChainMap({'a': 2, 'b': 3}) {'a': 1, 'b': 3}
# expect: [{'a': 1, 'z': 1}, {'a': 2, 'b': 3}]
# expect: KeyError "Key not found in the first mapping: 'b'"
# expect: KeyError 'none'
# expect: {'a': 1} missb False {'a': 1, 'c': 1}
# expect: None
# expect: KeyError 'y'
# expect: {'x': 1} {'a': None, 'b': None}
# expect: [1, 2, 3] [2, 3] [1, 2, 3, 4] [0, 1, 2, 3]
# expect: [1, 2, 3, 1, 2, 3] True 1
# expect: [1, 2, 3] 9
# expect: Hello HELLO UserString Hellox
# expect: el 2 ['He', '', 'o'] True
# expect: HelloHello True 'Hello' HeLLo
# expect: 5
# expect: TypeError Can't instantiate abstract class A without an implementation for abstract methods 'f', 'g'
# expect: TypeError Can't instantiate abstract class B without an implementation for abstract method 'g'
# expect: ['g']
# expect: True True False
# expect: TypeError Can only register classes
# expect: TypeError issubclass() arg 1 must be a class
# expect: list ['Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Sequence', 'MutableSequence']
# expect: tuple ['Hashable', 'Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Sequence']
# expect: dict ['Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Mapping', 'MutableMapping']
# expect: set ['Iterable', 'Sized', 'Container', 'Collection', 'Set', 'MutableSet']
# expect: frozenset ['Hashable', 'Iterable', 'Sized', 'Container', 'Collection', 'Set']
# expect: str ['Hashable', 'Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Sequence']
# expect: bytes ['Hashable', 'Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Sequence', 'Buffer']
# expect: bytearray ['Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Sequence', 'MutableSequence', 'Buffer']
# expect: range ['Hashable', 'Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Sequence']
# expect: list_iterator ['Hashable', 'Iterable', 'Iterator']
# expect: generator ['Hashable', 'Iterable', 'Iterator', 'Generator']
# expect: function ['Hashable', 'Callable']
# expect: int ['Hashable']
# expect: NoneType ['Hashable']
# expect: dict_keys ['Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Set', 'MappingView', 'KeysView']
# expect: dict_values ['Hashable', 'Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'MappingView', 'ValuesView']
# expect: dict_items ['Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Set', 'MappingView', 'ItemsView']
# expect: deque ['Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Sequence', 'MutableSequence']
# expect: memoryview ['Hashable', 'Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Sequence', 'Buffer']
# expect: zip ['Hashable', 'Iterable', 'Iterator']
# expect: map ['Hashable', 'Iterable', 'Iterator']
# expect: builtin_function_or_method ['Hashable', 'Callable']
# expect: type ['Hashable', 'Callable']
# expect: defaultdict ['Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Mapping', 'MutableMapping']
# expect: Counter ['Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Mapping', 'MutableMapping']
# expect: OrderedDict ['Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Mapping', 'MutableMapping']
# expect: UserDict ['Iterable', 'Sized', 'Container', 'Collection', 'Mapping', 'MutableMapping']
# expect: UserList ['Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Sequence', 'MutableSequence']
# expect: UserString ['Hashable', 'Iterable', 'Reversible', 'Sized', 'Container', 'Collection', 'Sequence']
# expect: ChainMap ['Iterable', 'Sized', 'Container', 'Collection', 'Mapping', 'MutableMapping']
# expect: collections.abc.Callable[[int, str], bool] collections.abc.Callable[..., int] collections.abc.Mapping[str, int] (<class 'int'>, <class 'int'>)
# expect: [1, 2] True 0 True {'a'} True {'a': 1, 'b': 2} {'a': 1, 'b': 2}
# expect: [1, 2, 3, 4] [2, 3] [1] [1, 4]
# expect: False False True False
# expect: [9] 1 [2, 3]
# expect: [2, 3, 4]
# expect: []
# expect: KeyError 7
# expect: True
# expect: [6, 5, 4, 3, 2, 1] 3 1 [1, 2, 3, 4, 5, 6]
# expect: True 1 6
# expect: [5, 4, 3, 2]
# expect: ValueError 
# expect: []
# expect: TypeError Can't instantiate abstract class Mapping without an implementation for abstract methods '__getitem__', '__iter__', '__len__'
# expect: None None
# expect: True collections.abc collections <class 'collections.abc.MutableSet'>
# expect: AttributeError module 'collections' has no attribute 'nope'
