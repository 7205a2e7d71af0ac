import asyncio


async def f(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)


async def main():
    for name in "abc":
        asyncio.create_task(f(name))
    print("made")
    await asyncio.sleep(0)
    print("main between")
    await asyncio.sleep(0)
    print("main end")


asyncio.run(main())

# expect: made
# expect: start a
# expect: start b
# expect: start c
# expect: main between
# expect: end a
# expect: end b
# expect: end c
# expect: main end
