# random, string, numbers, queue and weakref.
import random, string, numbers, queue, weakref, gc
from string import *
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
for s in (1, 0, -5, 2 ** 100, 'abc', b'abc', bytearray(b'x'), 1.5, True, None and 3 or 7):
    r = random.Random(s)
    print(s, r.random(), r.getrandbits(70), r.randrange(10), r.randint(1, 6), r.choice('abc'), r.sample(range(100), 5), r.sample(range(1000), 30)[:5], r.uniform(1, 2), r.gauss(), r.gauss(0, 2), r.normalvariate(), r.expovariate(2), r.betavariate(1, 2), r.gammavariate(0.5, 1), r.gammavariate(2, 1), r.gammavariate(1, 1), r.triangular(), r.triangular(1, 5, 2), r.vonmisesvariate(1, 2), r.paretovariate(3), r.weibullvariate(1, 2), r.lognormvariate(0, 1), r.choices('abc', k=4), r.choices('abc', [1, 2, 3], k=4), r.binomialvariate(10, 0.3), r.binomialvariate(100, 0.5), r.randbytes(5), r.sample('ab', 3, counts=[2, 3]), r.randrange(5, 50, 7), r.randrange(50, 5, -7))
    l = list(range(10))
    r.shuffle(l)
    print(l)
random.seed(42)
print(random.random(), random.randint(1, 100))
st = random.getstate()
a = random.random()
random.setstate(st)
print(a == random.random())
r = random.Random()
r.seed('x', 1)
print(r.random())
t(random.randrange, 0)
t(random.randrange, 5, 5)
t(random.randrange, 1, 5, 0)
t(random.randrange, 1.5)
t(random.randint, 5, 1)
t(random.choice, [])
t(random.sample, [1], 2)
t(random.sample, {1}, 1)
t(random.choices, [1], 5)
t(random.choices, [1], [0])
t(random.Random, [1])
t(random.choices, 'ab', [1], k=1)
t(random.randrange, 1, None, 2)
t(random.gammavariate, 0, 1)
t(random.binomialvariate, -1)
t(random.setstate, (9,))
class R(random.Random):

    def random(self):
        return 0.5
print(R().randrange(10), R().choice('abc'))
sr = random.SystemRandom()
print(0 <= sr.random() < 1, sr.getrandbits(8) < 256)
t(sr.getstate)
print(ascii_letters, digits, hexdigits, octdigits)
print(punctuation, repr(printable), repr(whitespace), capwords('hello  wORLD x'))
print(capwords('a-b', '-'))
T = Template('$who likes ${what} $$5 $')
t(T.substitute, who='a', what='b')
T = Template('$who likes ${what} $$5')
t(T.substitute, who='a', what='b')
t(T.substitute, {'who': 1}, what=2)
t(T.substitute, who=1)
t(T.safe_substitute, who=1)
print(T.get_identifiers(), T.is_valid(), Template('$').is_valid(), Template('a\n $ b').template)
t(Template('a\n  $ b').substitute)
class My(Template):
    delimiter = '%'
print(My('%x $y').substitute(x=1))
class My2(Template):
    idpattern = '[a-z]+\\.[a-z]+'
print(My2('$a.b').substitute({'a.b': 3}))
F = Formatter()
print(F.format('{} {} {x!r:>5} {0}'.replace('{0}', ''), 1, 'b', x='c'), F.format('{0.real} {1[k]} {2:{w}}', 3, {'k': 4}, 'z', w=5), F.format('{{}} {a}', a=1))
t(F.format, '{} {0}', 1)
t(F.format, '{0} {}', 1)
t(F.format, '{x}')
t(F.format, '{', 1)
t(F.format, '}', 1)
t(F.format, '{!x}', 1)
print(list(F.parse('a{b!r:c}d{{e}}f{}')), F.get_field('0.a[b]', (type('A', (), {'a': {'b': 1}}),), {}))
for x in (1, 1.5, 1j, True):
    print([n for n in numbers.__all__ if isinstance(x, getattr(numbers, n))])
q = queue.Queue(2)
q.put(1)
q.put(2)
t(q.put, 3, block=False)
t(q.put, 3, timeout=0.01)
print(q.get(), q.qsize(), q.full(), q.get())
print(q.empty())
t(q.get_nowait)
t(q.get, True, -1)
q.task_done()
q.task_done()
t(q.task_done)
q.join()
q.shutdown()
t(q.get)
t(q.put, 1)
pq = queue.PriorityQueue()
[pq.put(x) for x in (3, 1, 2)]
print([pq.get() for _ in range(3)])
lq = queue.LifoQueue()
[lq.put(x) for x in (3, 1, 2)]
print([lq.get() for _ in range(3)])
s = queue.SimpleQueue()
s.put(1)
print(s.get(), s.empty())
t(s.get, False)
t(s.get, timeout=0.01)
class O:

    def __init__(s, n):
        s.n = n

    def m(s):
        return s.n

    def __repr__(s):
        return f'O{s.n}'
a, b = (O(1), O(2))
w = weakref.ref(a)
print(w() is a, weakref.getweakrefcount(a))
d = weakref.WeakValueDictionary(x=a, y=b)
print(sorted(d), d['x'], len(d), dict(d))
print(d.get('q', 5), 'x' in d)
del b
gc.collect()
print(sorted(d.items()))
t(lambda: d['y'])
k = weakref.WeakKeyDictionary({a: 1})
print(dict(k), k[a], a in k, 3 in k)
print(len(k), k.pop(a), len(k))
t(lambda: k[a]) if 0 else None
ws = weakref.WeakSet([a])
c = O(3)
ws.add(c)
print(len(ws), a in ws, sorted((x.n for x in ws)), ws | {a} == ws)
del c
gc.collect()
print(len(ws), list(ws))
wm = weakref.WeakMethod(a.m)
print(wm()(), wm == weakref.WeakMethod(a.m))
t(weakref.WeakMethod, 3)
f = weakref.finalize(a, print, 'finalized', 1)
print(f.alive, f.peek()[1:], f.atexit)
wm2 = wm
w2 = weakref.ref(a, lambda r: print('cb'))
del a
gc.collect()
print(f.alive, w(), wm())
print(repr(f)[:9])
o = O(9)
f = weakref.finalize(o, print, 'x')
print(f(), f.alive, f.detach())
p = weakref.proxy(o)
print(p.n)
o2 = O(5)
f2 = weakref.finalize(o2, print, 'atexit ran')

# expect: 1 0.13436424411240122 900242893768093690591 1 3 a [63, 97, 57, 60, 83] [388, 807, 214, 96, 499] 1.0092049385543849 1.1183357835003105 -2.067978638353097 0.20058919685986407 1.3998115927900687 0.3677548321345681 1.7485651923016952 7.961200995768008 0.10536081687579077 0.56950778450746 3.178920134665951 1.3489660421399137 3.3437794135989534 0.8335153635383661 5.09446239209443 ['c', 'a', 'a', 'c'] ['b', 'c', 'b', 'c'] 4 54 b'\x06\x08\xec\xa9\x82' ['a', 'a', 'b'] 47 29
# expect: [1, 9, 4, 6, 2, 8, 3, 0, 7, 5]
# expect: 0 0.8444218515250481 496037447641349049516 0 3 c [62, 51, 38, 61, 45] [597, 913, 929, 223, 516] 1.1007012080683658 -1.2581032977244673 1.1044400101219995 -0.29282311686375273 0.15088529924859523 0.4220434559084789 0.7260521964773328 4.892802753844653 0.001143472830368866 0.4967785555281773 3.7395371111823126 1.2809695829628236 1.0732374832572233 0.9155314231218875 2.5655718421616815 ['a', 'a', 'b', 'c'] ['a', 'c', 'c', 'c'] 5 51 b'r\xdd]\x93=' ['b', 'a', 'a'] 47 43
# expect: [3, 2, 5, 8, 1, 6, 9, 7, 4, 0]
# expect: -5 0.6229016948897019 928951016526329528473 8 1 b [99, 31, 83, 6, 20] [115, 380, 480, 889, 252] 1.9723372896865363 1.72265452072462 0.11505896475834401 -0.833621739754107 0.11087808620754423 0.436972611268898 2.5975769152306647 0.22107928409375624 2.745637679786703 0.36318861418687826 2.1684375067195956 0.11055311447806859 1.1576012199588739 0.6044633282098301 1.5118549011045812 ['b', 'a', 'a', 'c'] ['c', 'b', 'b', 'c'] 4 43 b'\xc4M\xca\xd1\xf1' ['b', 'b', 'b'] 19 22
# expect: [3, 8, 0, 6, 2, 5, 9, 1, 7, 4]
# expect: 1267650600228229401496703205376 0.7586581712996778 1145211423723150785615 8 2 c [22, 95, 47, 48, 16] [707, 461, 128, 827, 551] 1.7326369129648023 1.340062071100857 -0.0725875205030413 0.11590523565379797 0.9606314423418932 0.19591833552454105 0.02440120914954197 0.7497676223489831 0.5070430161380391 0.5105344880611641 2.274002070824098 1.4330635067120086 3.375838468640356 1.5232952016281764 2.999599499714316 ['b', 'c', 'c', 'c'] ['a', 'c', 'c', 'a'] 0 42 b'^3\xdf\xbd\xf7' ['a', 'b', 'a'] 33 22
# expect: [0, 9, 6, 7, 3, 1, 4, 5, 8, 2]
# expect: abc 0.7720246314157545 838592727419594222642 5 3 a [34, 7, 27, 9, 85] [668, 926, 15, 709, 998] 1.3530834670250216 -1.0081619440845888 1.440775389570095 0.6515938978339486 0.4844776615640134 0.27278354282782763 0.10477588774044677 3.826676724974246 0.6863762647260118 0.2782027193514742 3.201384198122641 0.129928342307298 1.5537651531152175 1.230831991241821 1.3619758340376458 ['a', 'b', 'a', 'b'] ['b', 'b', 'b', 'a'] 2 45 b'S\xb4\xa9\x1cl' ['b', 'b', 'a'] 19 43
# expect: [1, 0, 3, 7, 4, 2, 5, 8, 9, 6]
# expect: b'abc' 0.7720246314157545 838592727419594222642 5 3 a [34, 7, 27, 9, 85] [668, 926, 15, 709, 998] 1.3530834670250216 -1.0081619440845888 1.440775389570095 0.6515938978339486 0.4844776615640134 0.27278354282782763 0.10477588774044677 3.826676724974246 0.6863762647260118 0.2782027193514742 3.201384198122641 0.129928342307298 1.5537651531152175 1.230831991241821 1.3619758340376458 ['a', 'b', 'a', 'b'] ['b', 'b', 'b', 'a'] 2 45 b'S\xb4\xa9\x1cl' ['b', 'b', 'a'] 19 43
# expect: [1, 0, 3, 7, 4, 2, 5, 8, 9, 6]
# expect: bytearray(b'x') 0.6307877176639078 564475183850708774851 1 4 c [58, 85, 57, 48, 21] [386, 974, 490, 581, 815] 1.7539436394478978 -1.4667929957755297 2.384425477677965 -0.5851902582727727 0.4892334065344107 0.04913813289373464 0.14840178895971495 2.7280391732035603 0.5082091046005265 0.9287078500224764 3.3770055064060776 2.652569476364426 1.4839656730252977 1.1284415446438207 3.8512716695575553 ['c', 'a', 'a', 'b'] ['b', 'c', 'c', 'a'] 4 49 b'%\xee4\xc4\x98' ['a', 'a', 'b'] 26 8
# expect: [7, 8, 3, 9, 1, 5, 2, 4, 0, 6]
# expect: 1.5 0.551763726942059 685212581280447680792 7 5 a [16, 47, 53, 84, 69] [996, 90, 334, 836, 148] 1.4536852151656974 -0.487641198647274 2.9455904669737185 0.9073893027064254 0.044142082566118776 0.8410403771271946 0.2478298514022863 1.2532154524410968 0.5165691955019689 0.744942381383341 2.8162673302433867 1.12775624726939 1.1287209431802765 0.1717957274572784 0.9349074851467232 ['a', 'a', 'c', 'c'] ['a', 'c', 'c', 'b'] 2 58 b'\x18\x93\xff\xf5\xad' ['b', 'a', 'b'] 12 36
# expect: [0, 3, 7, 1, 2, 8, 4, 6, 9, 5]
# expect: True 0.13436424411240122 900242893768093690591 1 3 a [63, 97, 57, 60, 83] [388, 807, 214, 96, 499] 1.0092049385543849 1.1183357835003105 -2.067978638353097 0.20058919685986407 1.3998115927900687 0.3677548321345681 1.7485651923016952 7.961200995768008 0.10536081687579077 0.56950778450746 3.178920134665951 1.3489660421399137 3.3437794135989534 0.8335153635383661 5.09446239209443 ['c', 'a', 'a', 'c'] ['b', 'c', 'b', 'c'] 4 54 b'\x06\x08\xec\xa9\x82' ['a', 'a', 'b'] 47 29
# expect: [1, 9, 4, 6, 2, 8, 3, 0, 7, 5]
# expect: 7 0.32383276483316237 763599714986210757943 0 1 c [12, 46, 74, 7, 64] [219, 38, 88, 444, 428] 1.2896092863316762 0.3087031492108811 0.7883089537184201 -1.7868507287148556 0.09966858023894566 0.23860161035775151 0.42054761931360723 0.40675349550171647 1.1406849811782123 0.4623809607182171 2.131161566856979 0.13675797508808063 1.6942513877246028 1.0957310444682402 0.35644873445257436 ['b', 'c', 'c', 'a'] ['c', 'a', 'b', 'c'] 2 53 b'\xf2\xd3\xb1\x92\xca' ['b', 'b', 'b'] 19 22
# expect: [8, 5, 4, 3, 2, 0, 6, 1, 9, 7]
# expect: 0.6394267984578837 4
# expect: True
# expect: 0.5377813247899501
# expect: ValueError empty range for randrange()
# expect: ValueError empty range in randrange(5, 5)
# expect: ValueError zero step for randrange()
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError empty range in randrange(5, 2)
# expect: IndexError Cannot choose from an empty sequence
# expect: ValueError Sample larger than population or is negative
# expect: TypeError Population must be a sequence.  For dicts or sets, use sorted(d).
# expect: TypeError The number of choices must be a keyword argument: k=5
# expect: ValueError Total of weights must be greater than zero
# expect: TypeError The only supported seed types are:
# expect: None, int, float, str, bytes, and bytearray.
# expect: ValueError The number of weights does not match the population
# expect: TypeError Missing a non-None stop argument
# expect: ValueError gammavariate: alpha and beta must be > 0.0
# expect: ValueError n must be non-negative
# expect: ValueError state with version 9 passed to Random.setstate() of version 3
# expect: 6 b
# expect: True True
# expect: NotImplementedError System entropy source does not have state.
# expect: abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 0123456789abcdefABCDEF 01234567
# expect: !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c' ' \t\n\r\x0b\x0c' Hello World X
# expect: A-B
# expect: ValueError Invalid placeholder in string: line 1, col 24
# expect: a likes b $5
# expect: 1 likes 2 $5
# expect: KeyError 'what'
# expect: 1 likes ${what} $5
# expect: ['who', 'what'] True False a
# expect:  $ b
# expect: ValueError Invalid placeholder in string: line 2, col 3
# expect: 1 $y
# expect: 3
# expect: 1 b   'c'  3 4 z     {} 1
# expect: ValueError cannot switch from manual field specification to automatic field numbering
# expect: ValueError cannot switch from manual field specification to automatic field numbering
# expect: KeyError 'x'
# expect: ValueError Single '{' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: ValueError Unknown conversion specifier x
# expect: [('a', 'b', 'c', 'r'), ('d{', None, None, None), ('e}', None, None, None), ('f', '', '', None)] (1, 0)
# expect: ['Number', 'Complex', 'Real', 'Rational', 'Integral']
# expect: ['Number', 'Complex', 'Real']
# expect: ['Number', 'Complex']
# expect: ['Number', 'Complex', 'Real', 'Rational', 'Integral']
# expect: Full 
# expect: Full 
# expect: 1 1 False 2
# expect: True
# expect: Empty 
# expect: ValueError 'timeout' must be a non-negative number
# expect: ValueError task_done() called too many times
# expect: ShutDown 
# expect: ShutDown 
# expect: [1, 2, 3]
# expect: [2, 1, 3]
# expect: 1 True
# expect: Empty 
# expect: Empty 
# expect: True 1
# expect: ['x', 'y'] O1 2 {'x': O1, 'y': O2}
# expect: 5 True
# expect: [('x', O1)]
# expect: KeyError 'y'
# expect: {O1: 1} 1 True False
# expect: 1 1 0
# expect: 2 True [1, 3] True
# expect: 1 [O1]
# expect: 1 True
# expect: TypeError argument should be a bound method, not <class 'int'>
# expect: True (<built-in function print>, ('finalized', 1), {}) True
# expect: cb
# expect: finalized 1
# expect: False None None
# expect: <finalize
# expect: x
# expect: None False None
# expect: 9
# expect: atexit ran
