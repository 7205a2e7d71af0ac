import asyncio


async def value(x):
    return x


async def main():
    def f(a=await value(1), *, b=await value(2)):
        return a, b

    items = [10, 20, 30]
    items[await value(1)] += await value(5)
    del items[await value(0)]
    print(f(), items)
    assert await value(True), await value("never evaluated")
    with open(await value("/dev/null")) as file:
        print(file.read() == "")
    for x in await value([1, 2]):
        print(x)
    while await value(False):
        pass
    match await value((1, 2)):
        case (a, b) if await value(a < b):
            print(a, b)
    return await value("returned")


print(asyncio.run(main()))

# expect: (1, 2) [25, 30]
# expect: True
# expect: 1
# expect: 2
# expect: 1 2
# expect: returned
