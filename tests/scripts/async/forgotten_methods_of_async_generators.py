# stderr: all
import asyncio


async def gen():
    yield 1


async def main():
    g = gen()
    g.asend(None)
    g.aclose()
    g.athrow(ValueError)
    anext(g)
    async for x in g:
        print(x)  # expect: 1
    await g.aclose()
    g.asend(None).close()


asyncio.run(main())

# expect-stderr: FILE:11: RuntimeWarning: coroutine method 'asend' of 'gen' was never awaited
# expect-stderr:   g.asend(None)
# expect-stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# expect-stderr: FILE:12: RuntimeWarning: coroutine method 'aclose' of 'gen' was never awaited
# expect-stderr:   g.aclose()
# expect-stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# expect-stderr: FILE:13: RuntimeWarning: coroutine method 'athrow' of 'gen' was never awaited
# expect-stderr:   g.athrow(ValueError)
# expect-stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
# expect-stderr: FILE:14: RuntimeWarning: coroutine method 'asend' of 'gen' was never awaited
# expect-stderr:   anext(g)
# expect-stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
