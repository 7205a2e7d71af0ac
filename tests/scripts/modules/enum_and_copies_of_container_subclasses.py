import enum
from enum import *
class F(Flag):
    A = 1
    B = 2
    C = 4
    AB = 3
    BC = 6
    Z = 0
print(F(7), F(3), F(5), repr(F.A | F.C), ~F.A, ~F.AB, ~F(0), F(0), F.Z, list(F), F.__members__)
class G(Flag):
    LOW = 0x0f
    HI = 0x10
    A = 1
print(G(0x1f), repr(G.LOW | G.HI), ~G.A, ~G.LOW, G.LOW ^ G.A, list(G))
try: G(32)
except ValueError as e: print(e)
try: G(2)
except ValueError as e: print(e)
class IF(IntFlag):
    A = 1
    B = 2
print(IF(7), repr(IF(8)), IF.A | 4, ~IF.A, IF(-1), IF.A + 1, IF(0), repr(~IF(8)), IF(3) & 1, 5 & IF.A)
class N(Flag):
    A = 1
    E = None
for f in (lambda: N.A | N.E, lambda: N.E & N.A, lambda: ~N.E, lambda: N.A | 1, lambda: N.A | 'x', lambda: 1 in N.A):
    try: print(f())
    except TypeError as e: print(e)
class O(Enum):
    a = 1
    class Inner(Enum): x = 1
    @member
    class Mem: pass
    n = nonmember(5)
    def meth(self): return self.name
    f = member(lambda: 3)
print([m.name for m in O], O.Inner, O.n, O.Mem, O.a.meth(), O.f.name)
try:
    class Bad(Enum):
        def __new__(cls, v):
            return super().__new__(cls, v)
        q = 1
except TypeError as e: print(e)
from collections import namedtuple
T = namedtuple('T', 'i d')
class SE(Enum):
    x = T(auto(), 'm'); y = T(auto(), 's'); z = (auto(), 'q')
print(list(SE), SE.x.value)
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.39e6)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def g(self): return 6.67e-11 * self.mass / self.radius ** 2
print(Planet.EARTH, Planet.EARTH.g, Planet((5.97e24, 6.37e6)))
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value]); obj._value_ = value; obj.label = label; return obj
    PX = (0, 'P.X'); PY = (1, 'P.Y')
print(Coord.PX, Coord(1).label, Coord.PY)
class Miss(Enum):
    A = 'a'
    @classmethod
    def _missing_(cls, v): return cls.A if v == 'z' else None
print(Miss('z'))
try: Miss('q')
except ValueError as e: print(e)
class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    X = auto(); Y = auto()
print(list(Auto), Enum('Dyn', 'a b c'), list(Enum('Dyn', {'a': 5})), IntEnum('I2', ['q', 'r'], start=5).r.value)
@unique
class U(Enum): a = 1
try:
    @unique
    class U2(Enum): a = 1; b = 1
except ValueError as e: print(e)
@verify(CONTINUOUS, UNIQUE)
class V(IntEnum): a = 1; b = 2
try:
    @verify(CONTINUOUS)
    class V2(IntEnum): a = 1; b = 3
except ValueError as e: print(e)
class H(Enum):
    A = []
    B = [1]
print(H([1]), H.A.value)
try: hash(H.A); print('hashable')
except TypeError as e: print(e)
import pickle, copy
print(pickle.loads(pickle.dumps(F.A | F.B)), copy.deepcopy(Auto.X) is Auto.X, Auto.X in Auto, 'x0' in Auto, 5 in Auto)
class StrE(str, Enum):
    A = 'aa'
print(StrE.A, f'{StrE.A}', str(StrE.A), StrE.A == 'aa', '%s' % StrE.A, StrE.A.upper(), repr(StrE.A))
for f in (lambda: Auto.X.Y, lambda: Auto.Q, lambda: Auto['Q'], lambda: setattr(Auto, 'X', 1), lambda: delattr(Auto, 'X'), lambda: setattr(Auto.X, 'value', 3), lambda: Auto(), lambda: Auto.X(), lambda: Auto.X < Auto.Y, lambda: len(Auto), lambda: list(reversed(Auto)), lambda: bool(Auto), lambda: dir(Auto)[:3], lambda: Auto.X._value_):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class L(list):
    def __init__(self, *a): super().__init__(*a); self.tag = 't'
class D(dict): pass
class S(set): pass
class B(bytearray): pass
from collections import deque, OrderedDict, Counter, defaultdict, ChainMap, UserDict
class Dq(deque): pass
class Od(OrderedDict): pass
class SS(set): __slots__ = ('x', '__dict__')
for o in (L([1, 2]), D(a=1), S([1]), B(b'ab'), Dq([1], 5), Od(a=1), SS([2]), Counter('aab'), defaultdict(list, a=[1]), UserDict(a=2), ChainMap({'a': 1})):
    try: o.x = ["attr"]
    except AttributeError as e: print(str(e)[-12:])
    for f in (copy.copy, copy.deepcopy, lambda o: pickle.loads(pickle.dumps(o))):
        c = f(o); print(type(c).__name__, c == o, getattr(c, 'x', None), getattr(c, 'x', None) is getattr(o, 'x', None), c)

# expect: F.A|B|C F.AB F.A|C <F.A|C: 5> F.BC F.C F.A|B|C F.Z F.Z [<F.A: 1>, <F.B: 2>, <F.C: 4>] {'A': <F.A: 1>, 'B': <F.B: 2>, 'C': <F.C: 4>, 'AB': <F.AB: 3>, 'BC': <F.BC: 6>, 'Z': <F.Z: 0>}
# expect: G.HI|A|LOW <G.HI|A|LOW: 31> G.HI G.HI G(14) [<G.HI: 16>, <G.A: 1>]
# expect: <flag 'G'> invalid value 32
# expect:     given 0b0 100000
# expect:   allowed 0b0 011111
# expect: 7 <IF: 8> 5 2 3 2 0 <IF.A|B|4: 7> 1 1
# expect: 'N.E' cannot be combined with other flags with |
# expect: 'N.E' cannot be combined with other flags with &
# expect: 'N.E' cannot be inverted
# expect: unsupported operand type(s) for |: 'N' and 'int'
# expect: unsupported operand type(s) for |: 'N' and 'str'
# expect: unsupported operand type(s) for 'in': 'int' and 'N'
# expect: ['a', 'Mem', 'f'] <enum 'Inner'> 5 O.Mem a f
# expect: do not use `super().__new__; call the appropriate __new__ directly
# expect: [<SE.x: T(i=1, d='m')>, <SE.y: T(i=2, d='s')>, <SE.z: (3, 'q')>] T(i=1, d='m')
# expect: Planet.EARTH 9.813440652193735 Planet.EARTH
# expect: Coord.PX P.Y Coord.PY
# expect: Miss.A
# expect: 'q' is not a valid Miss
# expect: [<Auto.X: 'x0'>, <Auto.Y: 'y1'>] <enum 'Dyn'> [<Dyn.a: 5>] 6
# expect: duplicate values found in <enum 'U2'>: b -> a
# expect: invalid enum 'V2': missing values 2
# expect: H.B []
# expect: hashable
# expect: F.AB True True True False
# expect: StrE.A StrE.A StrE.A True StrE.A AA <StrE.A: 'aa'>
# expect: Auto.Y
# expect: AttributeError type object 'Auto' has no attribute 'Q'
# expect: KeyError 'Q'
# expect: AttributeError cannot reassign member 'X'
# expect: AttributeError 'Auto' cannot delete member 'X'.
# expect: AttributeError <enum 'Enum'> cannot set attribute 'value'
# expect: TypeError EnumType.__call__() missing 1 required positional argument: 'value'
# expect: TypeError 'Auto' object is not callable
# expect: TypeError '<' not supported between instances of 'Auto' and 'Auto'
# expect: 2
# expect: [<Auto.Y: 'y1'>, <Auto.X: 'x0'>]
# expect: True
# expect: ['X', 'Y', '__class__']
# expect: x0
# expect: L True ['attr'] True [1, 2]
# expect: L True ['attr'] False [1, 2]
# expect: L True ['attr'] False [1, 2]
# expect: D True ['attr'] True {'a': 1}
# expect: D True ['attr'] False {'a': 1}
# expect: D True ['attr'] False {'a': 1}
# expect: S True ['attr'] True S({1})
# expect: S True ['attr'] False S({1})
# expect: S True ['attr'] False S({1})
# expect: B True ['attr'] True B(b'ab')
# expect: B True ['attr'] False B(b'ab')
# expect: B True ['attr'] False B(b'ab')
# expect: Dq True None False Dq([1], maxlen=5)
# expect: Dq True ['attr'] False Dq([1], maxlen=5)
# expect: Dq True ['attr'] False Dq([1], maxlen=5)
# expect: Od True ['attr'] True Od({'a': 1})
# expect: Od True ['attr'] False Od({'a': 1})
# expect: Od True ['attr'] False Od({'a': 1})
# expect: SS True ['attr'] True SS({2})
# expect: SS True ['attr'] False SS({2})
# expect: SS True ['attr'] False SS({2})
# expect: Counter True None False Counter({'a': 2, 'b': 1})
# expect: Counter True None False Counter({'a': 2, 'b': 1})
# expect: Counter True None False Counter({'a': 2, 'b': 1})
# expect: w attributes
# expect: defaultdict True None True defaultdict(<class 'list'>, {'a': [1]})
# expect: defaultdict True None True defaultdict(<class 'list'>, {'a': [1]})
# expect: defaultdict True None True defaultdict(<class 'list'>, {'a': [1]})
# expect: UserDict True ['attr'] True {'a': 2}
# expect: UserDict True ['attr'] False {'a': 2}
# expect: UserDict True ['attr'] False {'a': 2}
# expect: ChainMap True None False ChainMap({'a': 1})
# expect: ChainMap True ['attr'] False ChainMap({'a': 1})
# expect: ChainMap True ['attr'] False ChainMap({'a': 1})
