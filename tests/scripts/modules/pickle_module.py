# Values, objects and their state through every binary protocol; what cannot be pickled; persistent ids.
import pickle, copy, collections, datetime, enum, io, fractions, decimal, functools, sys
from dataclasses import dataclass
class A:
    def __init__(s, x): s.x = x
    def __eq__(s, o): return type(s) is type(o) and s.__dict__ == o.__dict__
class S:
    __slots__ = ('a', 'b')
    def __init__(s): s.a = 1
class G:
    def __getstate__(s): return {'k': 1}
    def __setstate__(s, st): s.got = st
class R:
    def __reduce__(s): return (complex, (1, 2))
class N:
    def __new__(cls, x): o = super().__new__(cls); o.x = x; return o
    def __getnewargs__(s): return (s.x,)
class NX:
    def __new__(cls, *, x): o = super().__new__(cls); o.x = x; return o
    def __getnewargs_ex__(s): return ((), {'x': s.x})
class L(list): pass
class D(dict): pass
class E(enum.Enum): X = 1
class F(enum.Flag): A = 1; B = 2
@dataclass
class DC:
    a: int
    b: list
P = collections.namedtuple('P', 'x y')
class Err(Exception):
    def __init__(s, a, b): super().__init__(a, b); s.b = b
def func(): pass
class Outer:
    class Inner: pass
    def m(self): return 'm'
    @classmethod
    def c(cls): return 'c'
l = L([1]); l.attr = 5
rec = []; rec.append(rec)
rd = {}; rd['me'] = rd
shared = [1]
values = [None, True, 1, -1, 255, 256, 65536, 2**31, -2**31, 2**70, -2**70, 1.5, float('inf'), 'a', 'é' * 300, b'x', b'y' * 300, bytearray(b'z'), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], list(range(5)), {}, {'a': 1}, {1: 2, 3: 4}, set(), {1}, frozenset({1}), 1j, A(1), E.X, F.A | F.B, DC(1, [2]), P(1, 2), range(3), slice(1, 2), datetime.date(2024, 1, 2), datetime.timedelta(1), fractions.Fraction(1, 2), decimal.Decimal('1.5'), collections.OrderedDict(a=1), collections.Counter('aa'), collections.deque([1], 3), collections.defaultdict(list, a=[1]), int, func, len, Outer.Inner, ..., NotImplemented, type(None)]
for proto in range(2, 6):
    for v in values:
        try:
            data = pickle.dumps(v, proto)
            back = pickle.loads(data)
            ok = back == v and type(back) is type(v)
            print(proto, ok, data.hex() if proto == 4 and len(data) < 60 and not isinstance(v, (set, frozenset, datetime.date)) else '')
        except Exception as e: print(proto, type(v), type(e).__name__, e)
    s2 = pickle.loads(pickle.dumps(S(), proto)) if proto >= 2 else None; print(s2 and s2.a, hasattr(s2, 'b'))
    print(pickle.loads(pickle.dumps(G(), proto)).got, pickle.loads(pickle.dumps(R(), proto)))
    if proto >= 2: print(pickle.loads(pickle.dumps(N(5), proto)).x, pickle.loads(pickle.dumps(NX(x=6), proto)).x)
    l2 = pickle.loads(pickle.dumps(l, proto)); print(l2, l2.attr, type(l2))
    r2 = pickle.loads(pickle.dumps(rec, proto)); print(r2[0] is r2); d2 = pickle.loads(pickle.dumps(rd, proto)); print(d2['me'] is d2)
    a, b = pickle.loads(pickle.dumps((shared, shared), proto)); print(a is b)
    e = pickle.loads(pickle.dumps(Err(1, 2), proto)); print(repr(e), e.b, e.args)
    print(pickle.loads(pickle.dumps(Outer().m, proto))(), pickle.loads(pickle.dumps(Outer.c, proto))())
for bad in (lambda: 1, (i for i in ()), sys, io.StringIO, open, type('Loc', (), {})):
    try: print(len(pickle.dumps(bad)) > 0)
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
def loc():
    class C: pass
    def f(): pass
    for o in (C, C(), f):
        try: pickle.dumps(o)
        except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
loc()
for data in (b'', b'\x80\x04', b'junk', b'\x80\x09.', b'\x80\x04K', b'cnope\nx\n.', b'a.'):
    try: print(pickle.loads(data))
    except Exception as e: print(type(e).__name__, e)
try: pickle.dumps(1, 9)
except ValueError as e: print(e)
try: pickle.loads('x')
except TypeError as e: print(e)
class PU(pickle.Unpickler):
    def persistent_load(self, pid): return ('pers', pid)
    def find_class(self, m, n):
        if m == 'builtins': return super().find_class(m, n)
        raise pickle.UnpicklingError(f'forbidden {m}.{n}')
class PP(pickle.Pickler):
    def persistent_id(self, o): return 'ID' if isinstance(o, A) else None
f = io.BytesIO(); PP(f).dump([A(1), 2]); f.seek(0); print(PU(f).load())
try: PU(io.BytesIO(pickle.dumps(E.X))).load()
except pickle.UnpicklingError as e: print(e)
f = io.BytesIO(); pickle.dump(1, f); pickle.dump([2], f); f.seek(0); print(pickle.load(f), pickle.load(f))
print(copy.copy(l), copy.deepcopy(A([1])).x, copy.deepcopy(rec)[0] is not rec, copy.replace(DC(1, []), a=5))

# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 2 True 
# expect: 1 False
# expect: {'k': 1} (1+2j)
# expect: 5 6
# expect: [1] 5 <class '__main__.L'>
# expect: True
# expect: True
# expect: True
# expect: Err(1, 2) 2 (1, 2)
# expect: m c
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 3 True 
# expect: 1 False
# expect: {'k': 1} (1+2j)
# expect: 5 6
# expect: [1] 5 <class '__main__.L'>
# expect: True
# expect: True
# expect: True
# expect: Err(1, 2) 2 (1, 2)
# expect: m c
# expect: 4 True 80044e2e
# expect: 4 True 8004882e
# expect: 4 True 80044b012e
# expect: 4 True 80049506000000000000004affffffff2e
# expect: 4 True 80044bff2e
# expect: 4 True 80049504000000000000004d00012e
# expect: 4 True 80049506000000000000004a000001002e
# expect: 4 True 80049508000000000000008a0500000080002e
# expect: 4 True 80049506000000000000004a000000802e
# expect: 4 True 8004950c000000000000008a090000000000000000402e
# expect: 4 True 8004950c000000000000008a090000000000000000c02e
# expect: 4 True 8004950a00000000000000473ff80000000000002e
# expect: 4 True 8004950a00000000000000477ff00000000000002e
# expect: 4 True 80049505000000000000008c0161942e
# expect: 4 True 
# expect: 4 True 8004950500000000000000430178942e
# expect: 4 True 
# expect: 4 True 80049522000000000000008c086275696c74696e73948c0962797465617272617994939443017a94859452942e
# expect: 4 True 8004292e
# expect: 4 True 80049505000000000000004b0185942e
# expect: 4 True 80049507000000000000004b014b0286942e
# expect: 4 True 80049509000000000000004b014b024b0387942e
# expect: 4 True 8004950c00000000000000284b014b024b034b0474942e
# expect: 4 True 80045d942e
# expect: 4 True 80049506000000000000005d944b01612e
# expect: 4 True 8004950f000000000000005d94284b004b014b024b034b04652e
# expect: 4 True 80047d942e
# expect: 4 True 8004950a000000000000007d948c0161944b01732e
# expect: 4 True 8004950d000000000000007d94284b014b024b034b04752e
# expect: 4 True 
# expect: 4 True 
# expect: 4 True 
# expect: 4 True 8004952e000000000000008c086275696c74696e73948c07636f6d706c6578949394470000000000000000473ff0000000000000869452942e
# expect: 4 True 8004951f000000000000008c085f5f6d61696e5f5f948c01419493942981947d948c0178944b0173622e
# expect: 4 True 80049518000000000000008c085f5f6d61696e5f5f948c01459493944b01859452942e
# expect: 4 True 80049518000000000000008c085f5f6d61696e5f5f948c01469493944b03859452942e
# expect: 4 True 8004952a000000000000008c085f5f6d61696e5f5f948c0244439493942981947d94288c0161944b018c0162945d944b026175622e
# expect: 4 True 8004951a000000000000008c085f5f6d61696e5f5f948c01509493944b014b02869481942e
# expect: 4 True 80049520000000000000008c086275696c74696e73948c0572616e67659493944b004b034b01879452942e
# expect: 4 True 8004951f000000000000008c086275696c74696e73948c05736c6963659493944b014b024e879452942e
# expect: 4 True 
# expect: 4 True 80049524000000000000008c086461746574696d65948c0974696d6564656c74619493944b014b004b00879452942e
# expect: 4 True 80049522000000000000008c096672616374696f6e73948c084672616374696f6e9493944b014b02869452942e
# expect: 4 True 80049521000000000000008c07646563696d616c948c07446563696d616c9493948c03312e3594859452942e
# expect: 4 True 80049529000000000000008c0b636f6c6c656374696f6e73948c0b4f726465726564446963749493942952948c0161944b01732e
# expect: 4 True 80049528000000000000008c0b636f6c6c656374696f6e73948c07436f756e7465729493947d948c0161944b0273859452942e
# expect: 4 True 80049523000000000000008c0b636f6c6c656374696f6e73948c056465717565949394294b03869452944b01612e
# expect: 4 True 
# expect: 4 True 80049514000000000000008c086275696c74696e73948c03696e749493942e
# expect: 4 True 80049515000000000000008c085f5f6d61696e5f5f948c0466756e639493942e
# expect: 4 True 80049514000000000000008c086275696c74696e73948c036c656e9493942e
# expect: 4 True 8004951c000000000000008c085f5f6d61696e5f5f948c0b4f757465722e496e6e65729493942e
# expect: 4 True 80049519000000000000008c086275696c74696e73948c08456c6c69707369739493942e
# expect: 4 True 8004951f000000000000008c086275696c74696e73948c0e4e6f74496d706c656d656e7465649493942e
# expect: 4 True 8004951a000000000000008c086275696c74696e73948c04747970659493944e859452942e
# expect: 1 False
# expect: {'k': 1} (1+2j)
# expect: 5 6
# expect: [1] 5 <class '__main__.L'>
# expect: True
# expect: True
# expect: True
# expect: Err(1, 2) 2 (1, 2)
# expect: m c
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 5 True 
# expect: 1 False
# expect: {'k': 1} (1+2j)
# expect: 5 6
# expect: [1] 5 <class '__main__.L'>
# expect: True
# expect: True
# expect: True
# expect: Err(1, 2) 2 (1, 2)
# expect: m c
# expect: PicklingError Can't pickle <function <lambda>
# expect: TypeError cannot pickle 'generator' object
# expect: TypeError cannot pickle 'module' object
# expect: True
# expect: True
# expect: PicklingError Can't pickle <class '__main__.Loc'>: attribute lookup Loc on __main__ failed
# expect: AttributeError Can't get local object 'loc.<locals>.C'
# expect: AttributeError Can't get local object 'loc.<locals>.C'
# expect: AttributeError Can't get local object 'loc.<locals>.f'
# expect: EOFError Ran out of input
# expect: EOFError Ran out of input
# expect: UnpicklingError pickle data was truncated
# expect: ValueError unsupported pickle protocol: 9
# expect: UnpicklingError pickle data was truncated
# expect: ModuleNotFoundError No module named 'nope'
# expect: UnpicklingError unpickling stack underflow
# expect: pickle protocol must be <= 5
# expect: a bytes-like object is required, not 'str'
# expect: [('pers', 'ID'), 2]
# expect: forbidden __main__.E
# expect: 1 [2]
# expect: [1] [1] True DC(a=5, b=[])
