# The awaitables of an async generator's methods are coroutines for create_task, wait_for and gather.
import asyncio
async def ag():
    try:
        for i in range(5):
            try: yield i
            except ValueError as e: print('caught', e); yield 'v'
    finally: print('closed')
async def parked(g):
    return [await asyncio.create_task(g.__anext__()) for _ in range(3)]
async def sleeper():
    for i in range(3):
        await asyncio.sleep(0.001 * i)
        yield i
async def cancelled():
    async def waits():
        try:
            await asyncio.Event().wait()
        finally:
            print('cleaned up')
        yield
    task = asyncio.create_task(anext(waits()))
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    try:
        await asyncio.wait_for(anext(waits()), 0.001)
    except TimeoutError as error:
        print('timeout', repr(error))
async def main():
    print(await parked(sleeper()))
    await cancelled()
    g = ag()
    t = asyncio.create_task(g.__anext__()); print(await t, asyncio.iscoroutine(t))
    t = asyncio.create_task(anext(g)); print(await t)
    t = asyncio.create_task(g.asend(5)); print(await t)
    t = asyncio.create_task(g.athrow(ValueError('x'))); print(await t)
    print(await asyncio.wait_for(g.__anext__(), 1))
    t = asyncio.create_task(anext(g, 'dflt')) if 0 else None
    t = asyncio.create_task(g.aclose()); print(await t)
    print(await asyncio.gather(ag().aclose(), return_exceptions=True))
    try: await asyncio.create_task(g.__anext__())
    except StopAsyncIteration as e: print('SAI', e)
    except RuntimeError as e: print('RE', e)
asyncio.run(main())

# expect: [0, 1, 2]
# expect: cleaned up
# expect: [CancelledError('')]
# expect: cleaned up
# expect: timeout TimeoutError()
# expect: 0 False
# expect: 1
# expect: 2
# expect: caught x
# expect: v
# expect: 3
# expect: closed
# expect: None
# expect: [None]
# expect: SAI 
