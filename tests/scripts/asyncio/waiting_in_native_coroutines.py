# Tasks that wait in C++: what scripts can see of it, cancellation, throwing and driving by others.
import asyncio, sys, traceback

async def getter(q, name):
    try:
        return await q.get()
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "left")

async def t1():
    q = asyncio.Queue()
    c = getter(q, "a")
    t = asyncio.create_task(c)
    await asyncio.sleep(0)
    w = c.cr_await
    print(type(w).__name__, w.__qualname__ if hasattr(w, "__qualname__") else None)
    q.put_nowait(1)
    print(await t)
    junk = [object() for _ in range(1000)]
    print(type(w).__name__)
    try:
        w.send(None)
    except RuntimeError as e:
        print(e)

async def t2():
    q = asyncio.Queue()
    ts = [asyncio.create_task(getter(q, i)) for i in range(3)]
    await asyncio.sleep(0)
    ts[0].cancel()
    q.put_nowait("x")
    q.put_nowait("y")
    print(await asyncio.gather(*ts, return_exceptions=True))

async def t3():
    l = asyncio.Lock()
    order = []
    async def w(i, d):
        async with l:
            order.append(i)
            await asyncio.sleep(d)
    ts = [asyncio.create_task(w(i, 0)) for i in range(4)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    ts[1].cancel()
    await asyncio.wait(ts)
    print(order, l.locked(), [t.cancelled() for t in ts])

async def t4():
    e = asyncio.Event()
    async def waiter():
        try:
            await asyncio.wait_for(e.wait(), 0.01)
        except TimeoutError as x:
            print("timeout", repr(x))
        return await e.wait()
    t = asyncio.create_task(waiter())
    await asyncio.sleep(0.02)
    e.set()
    print(await t)

async def t5():
    s = asyncio.Semaphore(1)
    got = []
    async def w(i):
        async with s:
            got.append(i)
            if i == 1: raise ValueError(i)
    r = await asyncio.gather(*[w(i) for i in range(4)], return_exceptions=True)
    print(got, r)

class Driver:
    def __init__(self, c): self.c = c
    def __await__(self):
        return (yield from self.c.__await__())

async def t6():
    q = asyncio.Queue()
    async def a():
        return await Driver(getter(q, "driven"))
    t = asyncio.create_task(a())
    await asyncio.sleep(0)
    q.put_nowait(5)
    print(await t)

async def t7():
    q = asyncio.Queue(1)
    await q.put(1)
    async def putter():
        await q.put(2)
        return "put"
    t = asyncio.create_task(putter())
    await asyncio.sleep(0)
    try:
        t.get_coro().close()
    except Exception as x:
        print(type(x).__name__, x)
    print(q.qsize(), t.done())
    t.cancel()
    try:
        await t
    except BaseException as x:
        print(type(x).__name__, x)

async def t8():
    q = asyncio.Queue()
    async def inner():
        await q.get()
    async def outer():
        await inner()
    t = asyncio.create_task(outer())
    await asyncio.sleep(0)
    t.cancel("why")
    try:
        await t
    except asyncio.CancelledError as e:
        print([f.name for f in traceback.extract_tb(e.__traceback__) if "asyncio" not in f.filename], e.args)
    print(len(t.get_stack()))

async def main():
    for t in (t1, t2, t3, t4, t5, t6, t7, t8):
        print("--", t.__name__)
        await t()
asyncio.run(main())

# expect: -- t1
# expect: coroutine Queue.get
# expect: a left
# expect: 1
# expect: coroutine
# expect: cannot reuse already awaited coroutine
# expect: -- t2
# expect: 0 cancelled
# expect: 0 left
# expect: 1 left
# expect: 2 left
# expect: [CancelledError(''), 'x', 'y']
# expect: -- t3
# expect: [0, 2, 3] False [False, True, False, False]
# expect: -- t4
# expect: timeout TimeoutError()
# expect: True
# expect: -- t5
# expect: [0, 1, 2, 3] [None, ValueError(1), None, None]
# expect: -- t6
# expect: driven left
# expect: 5
# expect: -- t7
# expect: 1 False
# expect: RuntimeError cannot reuse already awaited coroutine
# expect: -- t8
# expect: [] ('why',)
# expect: 0
