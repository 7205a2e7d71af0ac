# enum: members, flags, boundaries, the functional API, exact reprs.
import enum
from enum import *
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e, '|', repr(e.__context__) if not isinstance(e, AttributeError) else '')
class Color(Enum):
    """doc"""
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1

    def hi(self):
        return 'hi ' + self.name

    @classmethod
    def cm(cls):
        return cls.RED
print(Color, Color.RED, repr(Color.RED), Color.BLUE.value)
print(Color(2), Color['RED'], list(Color), len(Color))
print(Color.CRIMSON is Color.RED, Color.__members__)
print(Color.RED.hi(), Color.cm(), f'{Color.RED}', f'{Color.RED:>12}')
print(hash(Color.RED) == hash('RED'), Color.RED in Color, 1 in Color, 77 in Color)
print(Color.RED == 1, bool(Color), list(reversed(Color)), isinstance(Color.RED, Color))
print(type(Color))
t(Color, 9)
t(lambda: Color['X'])
t(lambda: setattr(Color, 'RED', 3))
t(lambda: Color.RED < Color.GREEN)
t(lambda: delattr(Color, 'RED'))
t(lambda: Color.PURPLE)
t(lambda: setattr(Color.RED, 'value', 3))
t(lambda: setattr(Color.RED, 'name', 3))
pass
def mk():

    class E(Enum):
        A = 1
        A = 2
t(mk)
def mk2():

    class E(Color):
        Q = 1
t(mk2)
print(Color.RED.name, Color.RED.value, Color.__doc__, {Color.RED: 1}[Color(1)])
print(dir(Color), dir(Color.RED))
class N(IntEnum):
    A = 1
    B = 2
    C = auto()
print(N.A, repr(N.A), N.A + 1, N.B > N.A)
print(f'{N.B}', f'{N.B:03}', N(3), '%d' % N.B)
print(int(N.A), N.A == 1, [N.C], {1: 2}[N.A])
print(N.A.bit_length(), isinstance(N.A, int))
class S(StrEnum):
    FOO = auto()
    BAR = 'bar!'
print(S.FOO, repr(S.FOO), S.BAR.upper(), f'{S.BAR:>8}')
print(S('foo'), S.FOO == 'foo', 'x' + S.FOO)
def mk3():

    class Q(StrEnum):
        A = 1
t(mk3)
class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    NONE = 0
print(P, P.R, repr(P.R), P.R | P.X)
print(repr(P.R | P.X), repr(P.RW), repr(P(0)), repr(P(7)))
print(list(P), list(P.R | P.X), ~P.R, repr(~P.R))
print(P.R in P.RW, bool(P.NONE), P.R & P.W, P.R ^ P.RW)
print(len(P.RW), P.RW.name, (P.R | P.X).name, P(5).value)
print(P.RW)
t(P, 8)
t(P, 'x')
t(lambda: P.R | 1)
t(lambda: 1 in P.R)
t(P, -1)
t(P, -2)
print(str(P.R | P.X), str(P(0)), P['R'], P.__members__)
class P2(Flag):
    A = 1
    B = 2
print(repr(P2(0)), str(P2(0)), repr(~P2(0)))
class F(IntFlag):
    A = 1
    B = 2
    C = 4
print(F.A, repr(F.A), F.A | F.B, repr(F.A | F.B))
print(repr(F.A | 8), F.A | 8, repr(F(0)), repr(~F.A))
print(F.A + 1, repr(F.A & 3), repr(1 | F.B), F(16))
print(repr(F(19)), f'{F.A | F.B}', [*F(7)], repr(~F(9)))
print(repr(F(-2)), F.A in F(3), repr(F.A ^ 5))
An = Enum('An', 'CAT DOG')
print(An, list(An), An.CAT, An.__module__)
print(list(Enum('B', {'x': 1, 'y': 'z'})), list(Enum('C', [('a', 5), ('b', 6)])), list(IntEnum('D', 'p,q', start=5)), list(Flag('Fl', 'a b c')))
print(list(Enum('Z', 'a b', type=str)))
class Planet(Enum):
    M = (1, 2)
    E = (3, 4)

    def __init__(self, mass, r):
        self.mass = mass
        self.r = r

    @builtins_property if False else property
    def g(self):
        return self.mass / self.r
print(Planet.M.mass, Planet.E.g, Planet.M, repr(Planet.E))
print(Planet((1, 2)))
class Co(bytes, Enum):

    def __new__(cls, v, label):
        o = bytes.__new__(cls, [v])
        o._value_ = v
        o.label = label
        return o
    A = (1, 'a')
    B = (2, 'b')
print(Co.B.label, Co(2), Co.A == b'\x01')
class Miss(Enum):
    A = 'a'

    @classmethod
    def _missing_(cls, v):
        if v == 'bad':
            return 5
        if v == 'err':
            raise ZeroDivisionError('z')
        return cls.A if v.lower() == 'a' else None
print(Miss('A'))
t(Miss, 'q')
t(Miss, 'bad')
t(Miss, 'err')
class G(Enum):

    def _generate_next_value_(name, start, count, last):
        return name + str(count) + str(last)
    A = auto()
    B = auto()
print(list(G), G.A.value)
@unique
class U(Enum):
    A = 1
    B = 2
t(lambda: unique(Color))
t(lambda: verify(UNIQUE)(Color))
t(lambda: verify(CONTINUOUS)(Enum('X', {'a': 1, 'b': 4})))
class W(Enum):
    A = 1

    @member
    def f(self):
        return 1
    g = nonmember(5)

    def h(self):
        pass
    _ignore_ = ['tmp']
    tmp = 3
    x = lambda s: 1

    class Inner:
        pass
print([m.name for m in W if m.name != 'Inner'], W.g)
class D1(Enum):
    A = [1]
    B = [2]
print(D1([1]), D1.A, [1] in D1, [3] in D1)
t(D1, [9])
class Fl(float, Enum):
    A = 1.5
print(repr(Fl.A), Fl.A + 1, str(Fl.A), f'{Fl.A}')
class St(str, Enum):
    A = 'x'
print(St.A, repr(St.A), f'{St.A}', St.A == 'x')
print(St.A.upper(), '%s' % St.A)
class It(int, Enum):
    A = 3
print(It.A, repr(It.A), f'{It.A}', It.A + 1)
import copy
print(copy.deepcopy(Color.RED) is Color.RED, copy.copy(Color.RED) is Color.RED)
class Base(Enum):

    def who(self):
        return self.name
class Der(Base):
    A = 1
print(Der.A.who(), Der.__mro__)
match Color.RED:
    case Color.GREEN:
        print('no')
    case Color.RED:
        print('yes')
class O(Enum):
    _order_ = 'A B'
    A = 1
    B = 2
def mk4():

    class O(Enum):
        _order_ = 'B A'
        A = 1
        B = 2
t(mk4)
class Cf(Flag, boundary=CONFORM):
    A = 1
    B = 2
class Ej(Flag, boundary=EJECT):
    A = 1
    B = 2
class Kp(Flag, boundary=KEEP):
    A = 1
    B = 2
print(repr(Cf(7)), Ej(7), repr(Kp(7)), Kp(7).name)
print(str(Kp(8)), FlagBoundary.STRICT, repr(STRICT), repr(EnumCheck.UNIQUE))
class Skip(Flag):
    A = 1
    C = 4
    D = 8
    ALL = 13
print(list(Skip), repr(Skip.ALL), repr(Skip.A | Skip.D), repr(~Skip.A))
t(Skip, 2)
class Def(Flag):
    C = 4
    A = 1
    B = 2
print(list(Def), repr(Def(7)), list(Def(3)))
def mk5():

    class X(Enum):
        A = 1
        _foo_ = 3
t(mk5)
def mk6():

    class X(int, str, Enum):
        A = 1
t(mk6)
class V(Enum):

    @classmethod
    def __init_subclass__(cls):
        pass

    def __str__(self):
        return 'V!' + self.name
    A = 1
print(V.A, f'{V.A}', repr(V.A))
class NV(Enum):
    value_a = 1
    name = 'n'
print(NV.name if False else NV['name'], NV['name'].name, NV['name'].value)
t(Enum)
t(lambda: Enum('E', ''))
t(Color, 1, 2)
print(auto(), enum.show_flag_values(11), enum.bin(5), enum.bin(-3, 8))
class Tup(Enum):
    A = (auto(), 'x')
    B = (auto(), 'y')
print(list(Tup))
class Per(tuple, Enum):
    A = (1, 2)
print(repr(Per.A), Per.A[0])
import dataclasses
class H(Enum):
    A = 1

    def __eq__(s, o):
        return NotImplemented
    __hash__ = Enum.__hash__
print(repr(H(1)), Color.RED.__class__, Color.RED.__objclass__, Color.RED._sort_order_)
t(lambda: Color.RED.GREEN)
print(Color.__class__.__name__, EnumMeta is EnumType, enum.Enum.__module__)
class Ta(IntFlag):
    A = auto()
    B = auto()
    AB = 3
print(Ta.AB, repr(Ta.AB), list(Ta), Ta(0))
print(repr(Ta(4)))

# expect: <enum 'Color'> Color.RED <Color.RED: 1> 3
# expect: Color.GREEN Color.RED [<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 3>] 3
# expect: True {'RED': <Color.RED: 1>, 'GREEN': <Color.GREEN: 2>, 'BLUE': <Color.BLUE: 3>, 'CRIMSON': <Color.RED: 1>}
# expect: hi RED Color.RED Color.RED    Color.RED
# expect: True True True False
# expect: False True [<Color.BLUE: 3>, <Color.GREEN: 2>, <Color.RED: 1>] True
# expect: <class 'enum.EnumType'>
# expect: ValueError 9 is not a valid Color | None
# expect: KeyError 'X' | None
# expect: AttributeError cannot reassign member 'RED' | 
# expect: TypeError '<' not supported between instances of 'Color' and 'Color' | None
# expect: AttributeError 'Color' cannot delete member 'RED'. | 
# expect: AttributeError type object 'Color' has no attribute 'PURPLE' | 
# expect: AttributeError <enum 'Enum'> cannot set attribute 'value' | 
# expect: AttributeError <enum 'Enum'> cannot set attribute 'name' | 
# expect: TypeError 'A' already defined as 1 | None
# expect: TypeError <enum 'E'> cannot extend <enum 'Color'> | None
# expect: RED 1 doc 1
# expect: ['BLUE', 'GREEN', 'RED', '__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__', '__members__', '__module__', '__name__', '__qualname__'] ['__class__', '__doc__', '__eq__', '__hash__', '__module__', 'cm', 'hi', 'name', 'value']
# expect: 1 <N.A: 1> 2 True
# expect: 2 002 3 2
# expect: 1 True [<N.C: 3>] 2
# expect: 1 True
# expect: foo <S.FOO: 'foo'> BAR!     bar!
# expect: foo True xfoo
# expect: TypeError 1 is not a string | None
# expect: <flag 'P'> P.R <P.R: 1> P.R|X
# expect: <P.R|X: 5> <P.RW: 3> <P.NONE: 0> <P.R|W|X: 7>
# expect: [<P.R: 1>, <P.W: 2>, <P.X: 4>] [<P.R: 1>, <P.X: 4>] P.W|X <P.W|X: 6>
# expect: True False P.NONE P.W
# expect: 2 RW R|X 5
# expect: P.RW
# expect: ValueError <flag 'P'> invalid value 8
# expect:     given 0b0 1000
# expect:   allowed 0b0 0111 | None
# expect: ValueError 'x' is not a valid P | None
# expect: TypeError unsupported operand type(s) for |: 'P' and 'int' | None
# expect: TypeError unsupported operand type(s) for 'in': 'int' and 'P' | None
# expect: P.R|W|X
# expect: P.W|X
# expect: P.R|X P.NONE P.R {'R': <P.R: 1>, 'W': <P.W: 2>, 'X': <P.X: 4>, 'RW': <P.RW: 3>, 'NONE': <P.NONE: 0>}
# expect: <P2: 0> P2(0) <P2.A|B: 3>
# expect: 1 <F.A: 1> 3 <F.A|B: 3>
# expect: <F.A|8: 9> 9 <F: 0> <F.B|C: 6>
# expect: 2 <F.A: 1> <F.A|B: 3> 16
# expect: <F.A|B|16: 19> 3 [<F.A: 1>, <F.B: 2>, <F.C: 4>] <F.B|C: 6>
# expect: <F.B|C: 6> True <F.C: 4>
# expect: <enum 'An'> [<An.CAT: 1>, <An.DOG: 2>] An.CAT __main__
# expect: [<B.x: 1>, <B.y: 'z'>] [<C.a: 5>, <C.b: 6>] [<D.p: 5>, <D.q: 6>] [<Fl.a: 1>, <Fl.b: 2>, <Fl.c: 4>]
# expect: [<Z.a: '1'>, <Z.b: '2'>]
# expect: 1 0.75 Planet.M <Planet.E: (3, 4)>
# expect: Planet.M
# expect: b Co.B True
# expect: Miss.A
# expect: ValueError 'q' is not a valid Miss | None
# expect: TypeError error in Miss._missing_: returned 5 instead of None or a valid member | ValueError("'bad' is not a valid Miss")
# expect: ZeroDivisionError z | ValueError("'err' is not a valid Miss")
# expect: [<G.A: 'A0[]'>, <G.B: "B1['A0[]']">] A0[]
# expect: ValueError duplicate values found in <enum 'Color'>: CRIMSON -> RED | None
# expect: ValueError aliases found in <enum 'Color'>: CRIMSON -> RED | None
# expect: ValueError invalid enum 'X': missing values 2, 3 | None
# expect: ['A', 'f'] 5
# expect: D1.A D1.A True False
# expect: ValueError [9] is not a valid D1 | None
# expect: <Fl.A: 1.5> 2.5 Fl.A Fl.A
# expect: St.A <St.A: 'x'> St.A True
# expect: X St.A
# expect: It.A <It.A: 3> It.A 4
# expect: True True
# expect: A (<enum 'Der'>, <enum 'Base'>, <enum 'Enum'>, <class 'object'>)
# expect: yes
# expect: TypeError member order does not match _order_:
# expect:   ['A', 'B']
# expect:   ['B', 'A'] | None
# expect: <Cf.A|B: 3> 7 <Kp.A|B|4: 7> A|B|4
# expect: Kp(8) strict <FlagBoundary.STRICT: 'strict'> <EnumCheck.UNIQUE: 'one name per value'>
# expect: [<Skip.A: 1>, <Skip.C: 4>, <Skip.D: 8>] <Skip.ALL: 13> <Skip.A|D: 9> <Skip.C|D: 12>
# expect: ValueError <flag 'Skip'> invalid value 2
# expect:     given 0b0 0010
# expect:   allowed 0b0 1101 | None
# expect: [<Def.C: 4>, <Def.A: 1>, <Def.B: 2>] <Def.C|A|B: 7> [<Def.A: 1>, <Def.B: 2>]
# expect: ValueError _sunder_ names, such as '_foo_', are reserved for future Enum use | None
# expect: TypeError too many data types for 'X': {<class 'int'>, <class 'str'>} | None
# expect: V!A V!A <V.A: 1>
# expect: NV.name name n
# expect: TypeError EnumType.__call__() missing 1 required positional argument: 'value' | None
# expect: <enum 'E'>
# expect: ValueError (1, 2) is not a valid Color | None
# expect: auto(_auto_null) [1, 2, 8] 0b0 101 0b1 11111101
# expect: [<Tup.A: (1, 'x')>, <Tup.B: (2, 'y')>]
# expect: <Per.A: (1, 2)> 1
# expect: <H.A: 1> <enum 'Color'> <enum 'Color'> 0
# expect: Color.GREEN
# expect: EnumType True enum
# expect: 3 <Ta.AB: 3> [<Ta.A: 1>, <Ta.B: 2>] 0
# expect: <Ta: 4>
