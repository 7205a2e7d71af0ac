import collections.abc as c, collections
class S(c.Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): return [1, 2][i]
class M(c.Mapping):
    def __len__(self): return 1
    def __getitem__(self, i): return {'a': 1}[i]
    def __iter__(self): return iter('a')
class R:
    def __len__(self): return 2
    def __getitem__(self, i): return [1, 2][i]
c.Sequence.register(R)
class RM:
    def __len__(self): return 1
    def __getitem__(self, i): return {'a': 5}[i]
    def get(self, k, d=None): return 5
    def keys(self): return ['a']
class RM2(RM): pass
c.Mapping.register(RM)
class Both(list): pass
for x in (S(), M(), R(), RM(), RM2(), Both([1, 2]), collections.deque([1, 2]), collections.UserList([1, 2]), collections.UserDict(a=1), collections.ChainMap({'a': 1}), 'ab', b'ab', bytearray(b'ab'), range(2), memoryview(b'ab'), (i for i in ()), {1, 2}, collections.OrderedDict(a=3), __import__('array').array('i', [1, 2]), {'a': 1}.items()):
    match x:
        case [a, b]: print(type(x).__name__, 'seq', a, b)
        case {'a': v, **rest} if not isinstance(x, RM): print(type(x).__name__, 'map', v, rest)
        case {'a': v}: print(type(x).__name__, 'map', v)
        case _: print(type(x).__name__, 'no')
try:
    class Bad(c.Sequence, c.Mapping): pass
except TypeError as e: print(e)

# expect: S seq 1 2
# expect: M map 1 {}
# expect: R seq 1 2
# expect: RM map 5
# expect: RM2 map 5
# expect: Both seq 1 2
# expect: deque seq 1 2
# expect: UserList seq 1 2
# expect: UserDict map 1 {}
# expect: ChainMap map 1 {}
# expect: str no
# expect: bytes no
# expect: bytearray no
# expect: range seq 0 1
# expect: memoryview seq 97 98
# expect: generator no
# expect: set no
# expect: OrderedDict map 3 {}
# expect: array seq 1 2
# expect: dict_items no
