# contextlib: managers out of generators, exit stacks, suppress, redirect.
from contextlib import *
import contextlib, asyncio, io, sys
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__))
@contextmanager
def cm(x, mode=''):
    """doc of cm"""
    print('enter', x)
    try:
        if mode == 'noyield':
            return
        yield (x * 2)
        if mode == 'twice':
            yield 3
    except ValueError as e:
        print('caught', e)
        if mode == 'reraise':
            raise
        if mode == 'other':
            raise KeyError('k')
        if mode == 'again':
            yield
    finally:
        print('exit', x)
def run(mode, exc=None):
    with cm(1, mode) as v:
        print(v)
        if exc:
            raise exc
    return 'done'
for m in ('', 'noyield', 'twice', 'reraise', 'other', 'again'):
    for e in (None, ValueError('v'), StopIteration('s'), RuntimeError('r'), KeyboardInterrupt('x')):
        t(run, m, e)
print(cm.__name__, cm.__doc__, cm(1).__doc__)
@cm(5)
def deco():
    print('in deco')
    return 9
t(deco)
t(deco)
with closing(io.StringIO()) as f:
    pass
print(f.closed)
with suppress(KeyError, TypeError):
    {}['x']
def sg():
    with suppress(ValueError):
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
t(sg)
with suppress(ValueError):
    raise ExceptionGroup('g', [ValueError(1)])
s = io.StringIO()
with redirect_stdout(s):
    print('hidden')
print(repr(s.getvalue()))
class M:

    def __init__(s, n, sup=False, exc=None):
        s.n = n
        s.sup = sup
        s.exc = exc

    def __enter__(s):
        print('in', s.n)
        return s

    def __exit__(s, *a):
        print('out', s.n, a[0] and a[0].__name__, a[1])
        if s.exc:
            raise s.exc
        return s.sup
def st(*ms, exc=None):
    with ExitStack() as es:
        for m in ms:
            es.enter_context(m)
        es.callback(print, 'cb', sep='-', end='!\n')

        @es.push
        def q(*a):
            print('pushed', a[0])
        if exc:
            raise exc
    return 'fin'
t(st, M(1), M(2))
t(st, M(1), M(2), exc=ValueError(3))
t(st, M(1, True), M(2), exc=ValueError(3))
t(st, M(1), M(2, exc=KeyError('z')), exc=ValueError(3))
t(st, M(1, exc=OSError('o')), M(2, exc=KeyError('z')), exc=ValueError(3))
t(ExitStack().enter_context, 3)
e = ExitStack()
e.callback(print, 'later')
e2 = e.pop_all()
e.close()
e2.close()
@asynccontextmanager
async def acm(x, mode=''):
    print('aenter', x)
    try:
        if mode == 'noyield':
            return
        yield x
        if mode == 'twice':
            yield 3
    except ValueError as e:
        print('caught', e)
        if mode == 'reraise':
            raise
        if mode == 'again':
            yield
    finally:
        print('aexit', x)
async def arun(mode, exc):
    async with acm(1, mode) as v:
        print(v)
        if exc:
            raise exc
    return 'adone'
async def main():
    for m in ('', 'noyield', 'twice', 'reraise', 'again'):
        for e in (None, ValueError('v'), StopAsyncIteration('s'), StopIteration('q'), RuntimeError('r')):
            try:
                print(await arun(m, e))
            except BaseException as x:
                print(type(x).__name__, x, repr(x.__cause__))
    async with AsyncExitStack() as es:
        v = await es.enter_async_context(acm(7))
        es.enter_context(M('s'))

        async def cb(*a):
            print('acb', a)
        es.push_async_callback(cb, 1)
        es.push_async_exit(cb)
        es.callback(print, 'sync')
    try:
        await AsyncExitStack().enter_async_context(3)
    except TypeError as e:
        print(e)
    async with nullcontext(4) as q:
        print(q)

    @acm(8)
    async def fn():
        return 'fn'
    print(await fn())

    class AC:

        async def aclose(self):
            print('aclosed')
    async with aclosing(AC()):
        pass
asyncio.run(main())
with nullcontext(3) as x:
    print(x)
print(issubclass(M, AbstractContextManager), isinstance(3, AbstractContextManager), issubclass(nullcontext, AbstractAsyncContextManager))
try:
    AbstractContextManager()
except TypeError as e:
    print(e)

# expect: enter 1
# expect: 2
# expect: exit 1
# expect: done
# expect: enter 1
# expect: 2
# expect: caught v
# expect: exit 1
# expect: done
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: StopIteration s None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: RuntimeError r None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: KeyboardInterrupt x None None
# expect: enter 1
# expect: exit 1
# expect: RuntimeError generator didn't yield None StopIteration()
# expect: enter 1
# expect: exit 1
# expect: RuntimeError generator didn't yield None StopIteration()
# expect: enter 1
# expect: exit 1
# expect: RuntimeError generator didn't yield None StopIteration()
# expect: enter 1
# expect: exit 1
# expect: RuntimeError generator didn't yield None StopIteration()
# expect: enter 1
# expect: exit 1
# expect: RuntimeError generator didn't yield None StopIteration()
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: RuntimeError generator didn't stop None None
# expect: enter 1
# expect: 2
# expect: caught v
# expect: exit 1
# expect: done
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: StopIteration s None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: RuntimeError r None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: KeyboardInterrupt x None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: done
# expect: enter 1
# expect: 2
# expect: caught v
# expect: exit 1
# expect: ValueError v None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: StopIteration s None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: RuntimeError r None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: KeyboardInterrupt x None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: done
# expect: enter 1
# expect: 2
# expect: caught v
# expect: exit 1
# expect: KeyError 'k' None ValueError('v')
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: StopIteration s None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: RuntimeError r None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: KeyboardInterrupt x None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: done
# expect: enter 1
# expect: 2
# expect: caught v
# expect: exit 1
# expect: RuntimeError generator didn't stop after throw() None ValueError('v')
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: StopIteration s None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: RuntimeError r None None
# expect: enter 1
# expect: 2
# expect: exit 1
# expect: KeyboardInterrupt x None None
# expect: cm doc of cm doc of cm
# expect: enter 5
# expect: in deco
# expect: exit 5
# expect: 9
# expect: enter 5
# expect: in deco
# expect: exit 5
# expect: 9
# expect: True
# expect: ExceptionGroup g (1 sub-exception) None ExceptionGroup('g', [ValueError(1), TypeError(2)])
# expect: 'hidden\n'
# expect: in 1
# expect: in 2
# expect: pushed None
# expect: cb!
# expect: out 2 None None
# expect: out 1 None None
# expect: fin
# expect: in 1
# expect: in 2
# expect: pushed <class 'ValueError'>
# expect: cb!
# expect: out 2 ValueError 3
# expect: out 1 ValueError 3
# expect: ValueError 3 None None
# expect: in 1
# expect: in 2
# expect: pushed <class 'ValueError'>
# expect: cb!
# expect: out 2 ValueError 3
# expect: out 1 ValueError 3
# expect: fin
# expect: in 1
# expect: in 2
# expect: pushed <class 'ValueError'>
# expect: cb!
# expect: out 2 ValueError 3
# expect: out 1 KeyError 'z'
# expect: KeyError 'z' None ValueError(3)
# expect: in 1
# expect: in 2
# expect: pushed <class 'ValueError'>
# expect: cb!
# expect: out 2 ValueError 3
# expect: out 1 KeyError 'z'
# expect: OSError o None KeyError('z')
# expect: TypeError 'builtins.int' object does not support the context manager protocol None AttributeError("type object 'int' has no attribute '__enter__'")
# expect: later
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: adone
# expect: aenter 1
# expect: 1
# expect: caught v
# expect: aexit 1
# expect: adone
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: StopAsyncIteration s None
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: RuntimeError coroutine raised StopIteration StopIteration('q')
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: RuntimeError r None
# expect: aenter 1
# expect: aexit 1
# expect: RuntimeError generator didn't yield None
# expect: aenter 1
# expect: aexit 1
# expect: RuntimeError generator didn't yield None
# expect: aenter 1
# expect: aexit 1
# expect: RuntimeError generator didn't yield None
# expect: aenter 1
# expect: aexit 1
# expect: RuntimeError generator didn't yield None
# expect: aenter 1
# expect: aexit 1
# expect: RuntimeError generator didn't yield None
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: RuntimeError generator didn't stop None
# expect: aenter 1
# expect: 1
# expect: caught v
# expect: aexit 1
# expect: adone
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: StopAsyncIteration s None
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: RuntimeError coroutine raised StopIteration StopIteration('q')
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: RuntimeError r None
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: adone
# expect: aenter 1
# expect: 1
# expect: caught v
# expect: aexit 1
# expect: ValueError v None
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: StopAsyncIteration s None
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: RuntimeError coroutine raised StopIteration StopIteration('q')
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: RuntimeError r None
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: adone
# expect: aenter 1
# expect: 1
# expect: caught v
# expect: aexit 1
# expect: RuntimeError generator didn't stop after athrow() None
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: StopAsyncIteration s None
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: RuntimeError coroutine raised StopIteration StopIteration('q')
# expect: aenter 1
# expect: 1
# expect: aexit 1
# expect: RuntimeError r None
# expect: aenter 7
# expect: in s
# expect: sync
# expect: acb (None, None, None)
# expect: acb (1,)
# expect: out s None None
# expect: aexit 7
# expect: 'builtins.int' object does not support the asynchronous context manager protocol
# expect: 4
# expect: aenter 8
# expect: aexit 8
# expect: fn
# expect: aclosed
# expect: 3
# expect: True False True
# expect: Can't instantiate abstract class AbstractContextManager without an implementation for abstract method '__exit__'
