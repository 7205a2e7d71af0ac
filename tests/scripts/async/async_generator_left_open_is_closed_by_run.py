import asyncio


async def f():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("cleaned up at shutdown")


kept = []


async def main():
    g = f()
    kept.append(g)
    print(await anext(g))


asyncio.run(main())
print("after run")

# expect: 1
# expect: cleaned up at shutdown
# expect: after run
