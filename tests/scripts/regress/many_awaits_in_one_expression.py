import asyncio


async def f(x):
    await asyncio.sleep(0)
    print("f", x)
    return x


async def main():
    print({await f("k"): [await f(1), (await f(2), {await f(3)})], **{await f("z"): await f(4)}})
    print(await f(1) < await f(2) < await f(3), f"{await f(5)}-{await f(6)}", (await f([7]))[await f(0)])


asyncio.run(main())

# expect: f k
# expect: f 1
# expect: f 2
# expect: f 3
# expect: f z
# expect: f 4
# expect: {'k': [1, (2, {3})], 'z': 4}
# expect: f 1
# expect: f 2
# expect: f 3
# expect: f 5
# expect: f 6
# expect: f [7]
# expect: f 0
# expect: True 5-6 7
