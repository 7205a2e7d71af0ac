"""Programs that CPython's symbol table and code generator reject or warn about (not its parser), and near misses
that must compile. One per entry; the expectations are in syntax_errors.json."""

SNIPPETS = [s.strip("\n") + "\n" for s in r'''
def f(x): global x
===
def f(x): nonlocal x
===
def f():
    x = 1
    global x
===
def f():
    print(x)
    global x
===
def f():
    x: int
    global x
===
def g():
    x = 1
    def f():
        x = 1
        nonlocal x
===
def g():
    x = 1
    def f():
        print(x)
        nonlocal x
===
def g():
    x = 1
    def f():
        x: int
        nonlocal x
===
nonlocal x
===
def f(): nonlocal x
===
def f():
    nonlocal x, y
===
class C:
    nonlocal x
===
def f():
    global x
    nonlocal x
===
def f():
    global x
    x: int = 3
===
def g():
    x = 1
    def f():
        nonlocal x
        x: int = 3
===
x: int
global x
===
x = 1
global x
===
global x
x: int = 1
===
def f(a, a): pass
===
def f(a, *, a): pass
===
def f(a, *a): pass
===
def f(a, /, b, **b): pass
===
lambda x, y, x: 0
===
def f[T, T](): pass
===
class C[T, *T]: pass
===
def f(): from m import *
===
class C:
    from m import *
===
def f():
    class D:
        from m import *
===
return 1
===
return
===
class C:
    return 1
===
yield 1
===
class C:
    yield 1
===
x = yield
===
yield from x
===
class C:
    x = yield from y
===
async def f(): yield from x
===
async def f():
    yield 1
    return 2
===
async def f():
    yield 1
    return
===
await x
===
def f(): await x
===
class C: await x
===
lambda: await x
===
async def f():
    lambda: await x
===
async def f():
    def g(): await x
===
[await x for x in y]
===
def f(): return [await x for x in y]
===
def f(): return [x async for x in y]
===
[x async for x in y]
===
(x async for x in y)
===
def f(): return (x async for x in y)
===
async def f(): return [x async for x in y]
===
async def f(): return [[x async for x in y] for z in w]
===
async def f(): return (x for x in [y async for y in z])
===
def f():
    async for x in y: pass
===
def f():
    async with x: pass
===
async for x in y: pass
===
async with x: pass
===
class C:
    async with x: pass
===
async def f():
    class C:
        async with x: pass
===
break
===
continue
===
if 1: break
===
def f():
    break
===
for x in y:
    def f():
        continue
===
while 1:
    class C:
        break
===
for x in y: pass
else: break
===
while x:
    pass
else:
    continue
===
try: pass
finally: break
===
for x in y:
    try: pass
    finally: continue
===
try: pass
except: pass
except A: pass
===
try: pass
except A: pass
except: pass
except B: pass
===
for x in y:
    try: pass
    except* A: break
===
for x in y:
    try: pass
    except* A: continue
===
def f():
    try: pass
    except* A: return
===
def f():
    try: pass
    except* A:
        for x in y: break
===
def f():
    for x in y:
        try: pass
        except* A:
            if w: continue
===
try: pass
except* A: break
===
def f():
    try: pass
    except* A:
        def g(): return 1
===
*a, *b = c
===
*a = c
===
[*a, b, *c] = d
===
a, (b, *c, *d) = e
===
for *x in y: pass
===
for *a, *b in y: pass
===
*a
===
x = *a
===
x = *a,
===
print(*a)
===
x[*a]
===
[*a]
===
*a, b = c
===
*a, = c
===
(*a), b = c
===
del *a
===
match x:
    case _: pass
    case 1: pass
===
match x:
    case y: pass
    case 1: pass
===
match x:
    case y if z: pass
    case 1: pass
===
match x:
    case _ | 1: pass
===
match x:
    case a | 1: pass
===
match x:
    case 1 | _: pass
===
match x:
    case (a, b) | (c, d): pass
===
match x:
    case (a, b) | (a,): pass
===
match x:
    case (a, b) | (b, a): pass
===
match x:
    case (a, a): pass
===
match x:
    case [a, *a]: pass
===
match x:
    case {"a": b, **b}: pass
===
match x:
    case {"a": 1, "a": 2}: pass
===
match x:
    case {1: 1, True: 2}: pass
===
match x:
    case {-1: 1, -1: 2}: pass
===
match x:
    case {1.5: 1, 1.5: 2}: pass
===
match x:
    case {a.b: 1, a.b: 2}: pass
===
match x:
    case C(a=1, a=2): pass
===
match x:
    case C(a, b=a): pass
===
match x:
    case [*a, *b]: pass
===
match x:
    case [*_, *_]: pass
===
match x:
    case C(__debug__=1): pass
===
match x:
    case (1 as a) | (2 as b): pass
===
match x:
    case (a | 1): pass
===
match x:
    case [_ | 1]: pass
===
match x:
    case [1 | a]: pass
===
match x:
    case (_ as y): pass
    case 2: pass
===
match x:
    case __debug__: pass
===
match x:
    case f"a": pass
===
[x := 1 for y in z]
===
[y := 1 for y in z]
===
[y for y in (w := z)]
===
[[y := 1 for x in z] for y in w]
===
[i for i in range(5) if (j := 0) for k[j + 1] in range(5)]
===
[i for i in range(5) if (j := 0) for j in range(5)]
===
[(i := 0) for i, j in range(5)]
===
class C: [x := 1 for y in z]
===
class C:
    x = lambda: [x := 1 for y in z]
===
[i := 0, j := 1 for i, j in [(1, 2), (3, 4)]]
===
[j for j in range(5) if (lambda: (j := 1))]
===
[x for x in (lambda: (y := 1))()]
===
[x for x in [y for y in (z := 1)]]
===
def f():
    global y
    [y := 1 for x in z]
===
def f():
    [x for x in z if (x := 1)]
===
from __future__ import annotations
x = 1
from __future__ import division
===
x = 1
from __future__ import annotations
===
"doc"
from __future__ import annotations
===
"doc"
"more"
from __future__ import annotations
===
from __future__ import nope
===
from __future__ import braces
===
from __future__ import nested_scopes, nope
===
from __future__ import (generators,
    nope)
===
from __future__ import *
===
def f():
    from __future__ import annotations
===
from __future__ import annotations; from __future__ import division
===
import x; from __future__ import annotations
===
from .__future__ import nope
===
__debug__ = 1
===
__debug__: int = 1
===
__debug__: int
===
__debug__ += 1
===
del __debug__
===
def __debug__(): pass
===
class __debug__: pass
===
def f(__debug__): pass
===
def f(*__debug__): pass
===
def f(*, __debug__=1): pass
===
lambda __debug__: 0
===
f(__debug__=1)
===
x.__debug__ = 1
===
del x.__debug__
===
x.__debug__ += 1
===
for __debug__ in x: pass
===
with x as __debug__: pass
===
import __debug__
===
import x as __debug__
===
from x import __debug__
===
from x import y as __debug__
===
try: pass
except A as __debug__: pass
===
[0 for __debug__ in x]
===
(__debug__ := 1)
===
global __debug__
===
print(__debug__, x.__debug__)
===
f(a=1, a=2)
===
f(a=1, **b, a=2)
===
class C(a=1, a=2): pass
===
class C(metaclass=M, metaclass=N): pass
===
[(yield) for x in y]
===
def f(): return [(yield x) for x in y]
===
def f(): return {(yield x) for x in y}
===
def f(): return {(yield x): 1 for x in y}
===
def f(): return ((yield x) for x in y)
===
def f(): return [x for x in (yield)]
===
def f(): return [(yield from x) for x in y]
===
def f[T: (yield)](): pass
===
def f[T: (x := 1)](): pass
===
async def f[T: (await x)](): pass
===
type X = (yield)
===
type X = (x := 1)
===
type X = [(x := 1) for y in z]
===
def f[T: [(x := 1) for y in z]](): pass
===
class C[T]((yield)): pass
===
class C[T]((x := 1)): pass
===
def f[T](x: (y := 1)): pass
===
def f[T](x: (yield)): pass
===
def f[T = (yield)](): pass
===
class C[T: int, U = int, V]: pass
===
def f[T = int, U](): pass
===
def f[T = int, *Ts, **P](): pass
===
type A[T = 1, **P] = T
===
def f[T]():
    nonlocal T
===
class C[T]:
    nonlocal T
===
def f[T]():
    def g():
        nonlocal T
===
def f[__classdict__](): pass
===
from __future__ import annotations
def f(x: (yield)): pass
===
from __future__ import annotations
x: (y := 1)
===
def f(x: (yield)): pass
===
x: (yield)
===
x: (y := 1)
===
def f():
    x: (yield)
===
async def f():
    x: (await y)
===
1()
===
"a"()
===
(1, 2)(3)
===
[1]()
===
{1: 2}()
===
{1}(2)
===
f"a"()
===
[x for x in y]()
===
(x for x in y)()
===
None()
===
(lambda: 1)()
===
...()
===
b"a"()
===
x is 1
===
x is not "a"
===
1 is x
===
x is ()
===
x is (1, y)
===
x is None
===
x is True
===
x is ...
===
x is -1
===
x is 1.5
===
x is y is 2
===
b"a" is not x
===
assert (x, "msg")
===
assert ()
===
assert (x,)
===
1[0]
===
None[0]
===
"a"["b"]
===
"a"[1.5]
===
[1]["a"]
===
[1][1, 2]
===
(1, 2)[None]
===
{1}[0]
===
{1: 2}["a"]
===
(lambda: 1)[0]
===
(x for x in y)[0]
===
[x for x in y]["a"]
===
f"a"["b"]
===
1.5[0]
===
"a"[1:2]
===
[1]["a":"b"]
===
"a"[True]
===
"a"[None:]
===
def f():
    try: pass
    finally: return 1
===
for x in y:
    for x in y:
        for x in y:
            for x in y:
                for x in y:
                    for x in y:
                        for x in y:
                            for x in y:
                                for x in y:
                                    for x in y:
                                        for x in y:
                                            for x in y:
                                                for x in y:
                                                    for x in y:
                                                        for x in y:
                                                            for x in y:
                                                                for x in y:
                                                                    for x in y:
                                                                        for x in y:
                                                                            for x in y:
                                                                                pass
===
for x in y:
    for x in y:
        for x in y:
            for x in y:
                for x in y:
                    for x in y:
                        for x in y:
                            for x in y:
                                for x in y:
                                    for x in y:
                                        for x in y:
                                            for x in y:
                                                for x in y:
                                                    for x in y:
                                                        for x in y:
                                                            for x in y:
                                                                for x in y:
                                                                    for x in y:
                                                                        for x in y:
                                                                            for x in y:
                                                                                for x in y:
                                                                                    pass
===
while a:
    while a:
        while a:
            while a:
                while a:
                    while a:
                        while a:
                            while a:
                                while a:
                                    while a:
                                        while a:
                                            while a:
                                                while a:
                                                    while a:
                                                        while a:
                                                            while a:
                                                                while a:
                                                                    while a:
                                                                        with a:
                                                                            with a:
                                                                                with a:
                                                                                    pass
===
def f():
    return x
    yield x
    await y
===
def f():
    if 0:
        return (yield)
    while 0: break
    nonlocal z
===
class C:
    def f(self):
        nonlocal __class__
        __class__ = 1
===
class C:
    x = 1
    def f(self):
        nonlocal x
===
def f():
    def g():
        nonlocal x
    x = 1
===
def f():
    class C:
        nonlocal x
        x = 1
    x = 2
===
def f(é, x): global x
===
é = "ü"; return 1
===
class X[T]([(x := 3) for _ in range(2)] and B): pass
===
def f():
    try:
        raise ValueError
    except* Exception as e:
        return 42
'''.split("\n===\n")]
