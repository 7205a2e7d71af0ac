# dataclasses: generated methods, options, fields, conversion.
import dataclasses, typing, copy
from dataclasses import *
from typing import ClassVar
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 0
    z: list = field(default_factory=list)
p = P(1)
print(p, P(1) == P(1), P(1) != P(2), P.__doc__)
t(P)
t(P, 1, 2, 3, 4)
t(P, 1, q=3)
t(hash, p)
t(lambda: P(1) < P(2))
p.z.append(1)
print(P(1).z, p.z, P.__hash__, P.y)
@dataclass(order=True, frozen=True)
class O:
    a: int
    b: str = 'q'
print(O(1) < O(2), sorted([O(3), O(1)]), hash(O(1)) == hash((1, 'q')), O(1) <= O(1))
print(O(1) > O(0), O(1) >= O(2))
t(lambda: setattr(O(1), 'a', 3))
t(lambda: delattr(O(1), 'a'))
t(lambda: setattr(O(1), 'zz', 3))
t(lambda: O(1) < 3)
@dataclass(slots=True)
class S:
    x: int
    y: int = field(default=5, init=False)

    def m(self):
        return 1
s = S(1)
print(s, s.y, S.__slots__)
t(lambda: setattr(s, 'q', 1))
print(hasattr(s, '__dict__'))
@dataclass(slots=True, frozen=True, weakref_slot=True)
class SF:
    x: int
sf = SF(2)
print(sf, SF.__slots__, copy.copy(sf), copy.deepcopy(sf))
t(lambda: setattr(sf, 'x', 1))
t(lambda: setattr(sf, 'nn', 1))
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
t(K, 1)
print(K(a=2), K.__doc__, K.__match_args__)
@dataclass
class M:
    a: int
    _: KW_ONLY
    b: int = 2
    c: str
print(M(1, c='x'), M.__doc__)
t(M, 1, 2)
t(M, 1)
def bad1():

    @dataclass
    class X:
        a: int = 1
        b: int
t(bad1)
def bad2():

    @dataclass
    class X:
        a: list = []
t(bad2)
def bad3():

    @dataclass
    class X:
        a = field()
t(bad3)
def bad4():

    @dataclass(frozen=True)
    class X(P):
        pass
t(bad4)
def bad5():

    @dataclass
    class X(O):
        pass
t(bad5)
t(lambda: dataclass(order=True, eq=False)(type('X', (), {})))
t(lambda: dataclass(weakref_slot=True)(type('X', (), {})))
t(lambda: dataclass(slots=True)(type('X', (), {'__slots__': ()})))
t(lambda: dataclass(order=True)(type('X', (), {'__lt__': 1})))
t(lambda: dataclass(frozen=True)(type('X', (), {'__setattr__': 1})))
t(lambda: dataclass(unsafe_hash=True)(type('X', (), {'__hash__': 1})))
t(field, default=1, default_factory=list)
def bad6():

    @dataclass
    class X:
        _: KW_ONLY
        a: int
        _2: KW_ONLY
t(bad6)
@dataclass
class I:
    a: int
    iv: InitVar[int]
    cv: ClassVar[int] = 9
    iv2: InitVar[str] = 'd'
    c: int = field(init=False)
    scv: 'ClassVar[int]' = 3
    siv: 'InitVar[int]' = 4
    tcv: 'typing.ClassVar' = 5

    def __post_init__(self, iv, iv2, siv):
        self.c = self.a + iv + siv
        print(iv2)
i = I(1, 2)
print(i, [f.name for f in fields(i)], I.__doc__)
t(replace, i, a=5)
print(replace(i, a=5, iv=1))
t(replace, i, c=1, iv=1)
t(replace, 3)
t(asdict, 3)
t(astuple, 3)
t(fields, 3)
@dataclass
class Sub(P):
    w: str = 'w'
    y: int = 100
print(Sub(1), Sub.__match_args__)
@dataclass
class N:
    p: P
    l: list
    d: dict
    t: tuple
n = N(P(1), [P(2)], {'k': P(3)}, (P(4),))
print(n, asdict(n), astuple(n))
print(asdict(n, dict_factory=lambda kv: sorted((k for k, _ in kv))))
print(is_dataclass(P), is_dataclass(p), is_dataclass(3))
MD = make_dataclass('MD', ['x', ('y', int), ('z', int, field(default=3))], namespace={'f': lambda s: s.x})
print(MD(1, 2), MD(1, 2).f(), MD.__module__, MD.__doc__)
t(make_dataclass, 'A', ['class'])
t(make_dataclass, 'A', ['x', 'x'])
t(make_dataclass, 'A', [('x',)])
@dataclass
class Rec:
    r: object = None
r = Rec()
r.r = r
print(r)
@dataclass(repr=False, eq=False)
class NR:
    x: int
print(repr(NR(1)).startswith('<__main__.NR object'), NR(1) == NR(1), hash(NR(1)) != None)
@dataclass(init=False)
class NI:
    x: int = 4
print(NI(), NI.__doc__)
@dataclass
class CI:
    x: int

    def __init__(self, q):
        self.x = q

    def __repr__(self):
        return 'CI!'
print(CI(3), CI.__doc__)
match p:
    case P(x, y, z):
        print(x, y, z)
f = fields(P)[2]
print(InitVar[int], InitVar[list[int]], P.__dataclass_params__, MISSING.__class__.__name__)
print(copy.replace(p, x=7))
@dataclass
class Self:
    self: int
    other: int = 1
print(Self(3))
@dataclass(unsafe_hash=True)
class UH:
    a: int
    b: list = field(hash=False, compare=False, repr=False, default_factory=list, metadata={'m': 1})
print(hash(UH(1)) == hash((1,)), UH(1), UH(1, [2]) == UH(1, [3]), fields(UH)[1].metadata)
@dataclass
class Desc:
    """has doc"""
    x: typing.Optional[int] = None
    y: 'str' = 'a'
print(Desc.__doc__, Desc())
@dataclass
class Desc2:
    x: typing.Optional[int] = None
    y: 'str' = 'a'
    z: list[int] = field(default_factory=list)
    w: P = None
print(Desc2.__doc__)
@dataclass
class Em:
    pass
print(Em(), Em() == Em(), Em.__doc__)
class SupBase:

    def f(self):
        return 'base'
@dataclass(slots=True)
class Sup(SupBase):
    x: int = 1

    def f(self):
        return super().f()
t(Sup().f)
import abc
@dataclass
class Ab(abc.ABC):
    x: int

    @abc.abstractmethod
    def q(self):
        ...
t(Ab, 1)
class G(typing.Generic[typing.TypeVar('T')]):
    pass
@dataclass
class GG(typing.Generic[typing.TypeVar('T')]):
    x: int
print(GG(1), GG[int](2))
@dataclass
class D2(dict):
    x: int = 1
print(asdict(P(1, 2, __import__('collections').defaultdict(list, {1: [P(1)]}))), P(1, 2, __import__('collections').OrderedDict(a=1)))

# expect: P(x=1, y=0, z=[]) True True P(x: int, y: int = 0, z: list = <factory>)
# expect: TypeError P.__init__() missing 1 required positional argument: 'x'
# expect: TypeError P.__init__() takes from 2 to 4 positional arguments but 5 were given
# expect: TypeError P.__init__() got an unexpected keyword argument 'q'
# expect: TypeError unhashable type: 'P'
# expect: TypeError '<' not supported between instances of 'P' and 'P'
# expect: [] [1] None 0
# expect: True [O(a=1, b='q'), O(a=3, b='q')] True True
# expect: True False
# expect: FrozenInstanceError cannot assign to field 'a'
# expect: FrozenInstanceError cannot delete field 'a'
# expect: FrozenInstanceError cannot assign to field 'zz'
# expect: TypeError '<' not supported between instances of 'O' and 'int'
# expect: S(x=1, y=5) 5 ('x', 'y')
# expect: AttributeError 'S' object has no attribute 'q' and no __dict__ for setting new attributes
# expect: False
# expect: SF(x=2) ('x', '__weakref__') SF(x=2) SF(x=2)
# expect: FrozenInstanceError cannot assign to field 'x'
# expect: TypeError super(type, obj): obj (instance of SF) is not an instance or subtype of type (SF).
# expect: TypeError K.__init__() takes 1 positional argument but 2 were given
# expect: K(a=2, b=1) K(*, a: int, b: int = 1) ()
# expect: M(a=1, b=2, c='x') M(a: int, *, b: int = 2, c: str)
# expect: TypeError M.__init__() takes 2 positional arguments but 3 were given
# expect: TypeError M.__init__() missing 1 required keyword-only argument: 'c'
# expect: TypeError non-default argument 'b' follows default argument 'a'
# expect: ValueError mutable default <class 'list'> for field a is not allowed: use default_factory
# expect: TypeError 'a' is a field but has no type annotation
# expect: TypeError cannot inherit frozen dataclass from a non-frozen one
# expect: TypeError cannot inherit non-frozen dataclass from a frozen one
# expect: ValueError eq must be true if order is true
# expect: TypeError weakref_slot is True but slots is False
# expect: TypeError X already specifies __slots__
# expect: TypeError Cannot overwrite attribute __lt__ in class X Consider using functools.total_ordering
# expect: TypeError Cannot overwrite attribute __setattr__ in class X
# expect: TypeError Cannot overwrite attribute __hash__ in class X
# expect: ValueError cannot specify both default and default_factory
# expect: TypeError '_2' is KW_ONLY, but KW_ONLY has already been specified
# expect: d
# expect: I(a=1, c=7) ['a', 'c'] I(a: int, iv: dataclasses.InitVar[int], iv2: dataclasses.InitVar[str] = 'd', siv: 'InitVar[int]' = 4)
# expect: TypeError InitVar 'iv' must be specified with replace()
# expect: d
# expect: I(a=5, c=10)
# expect: TypeError field c is declared with init=False, it cannot be specified with replace()
# expect: TypeError replace() should be called on dataclass instances
# expect: TypeError asdict() should be called on dataclass instances
# expect: TypeError astuple() should be called on dataclass instances
# expect: TypeError must be called with a dataclass type or instance
# expect: Sub(x=1, y=100, z=[], w='w') ('x', 'y', 'z', 'w')
# expect: N(p=P(x=1, y=0, z=[]), l=[P(x=2, y=0, z=[])], d={'k': P(x=3, y=0, z=[])}, t=(P(x=4, y=0, z=[]),)) {'p': {'x': 1, 'y': 0, 'z': []}, 'l': [{'x': 2, 'y': 0, 'z': []}], 'd': {'k': {'x': 3, 'y': 0, 'z': []}}, 't': ({'x': 4, 'y': 0, 'z': []},)} ((1, 0, []), [(2, 0, [])], {'k': (3, 0, [])}, ((4, 0, []),))
# expect: ['d', 'l', 'p', 't']
# expect: True True False
# expect: MD(x=1, y=2, z=3) 1 __main__ MD(x: 'typing.Any', y: int, z: int = 3)
# expect: TypeError Field names must not be keywords: 'class'
# expect: TypeError Field name duplicated: 'x'
# expect: TypeError Invalid field: ('x',)
# expect: Rec(r=...)
# expect: True False True
# expect: NI(x=4) NI()
# expect: CI! CI(q)
# expect: 1 0 [1]
# expect: dataclasses.InitVar[int] dataclasses.InitVar[list[int]] _DataclassParams(init=True,repr=True,eq=True,order=False,unsafe_hash=False,frozen=False,match_args=True,kw_only=False,slots=False,weakref_slot=False) _MISSING_TYPE
# expect: P(x=7, y=0, z=[1])
# expect: Self(self=3, other=1)
# expect: True UH(a=1) True {'m': 1}
# expect: has doc Desc(x=None, y='a')
# expect: Desc2(x: Optional[int] = None, y: 'str' = 'a', z: list[int] = <factory>, w: __main__.P = None)
# expect: Em() True Em()
# expect: TypeError super(type, obj): obj (instance of Sup) is not an instance or subtype of type (Sup).
# expect: TypeError Can't instantiate abstract class Ab without an implementation for abstract method 'q'
# expect: GG(x=1) GG(x=2)
# expect: {'x': 1, 'y': 2, 'z': defaultdict(<class 'list'>, {1: [{'x': 1, 'y': 0, 'z': []}]})} P(x=1, y=2, z=OrderedDict({'a': 1}))
