import asyncio


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


async def main():
    async for x in Countdown(3):
        print(x)
    else:
        print("else")
    async for x in Countdown(3):
        if x == 1:
            break
    else:
        print("never")
    print("x is", x)


asyncio.run(main())

# expect: 2
# expect: 1
# expect: 0
# expect: else
# expect: x is 1
