import asyncio


def numbers(n):
    yield from range(n)


async def one():
    return 1


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return 1

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration
        return 1

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        return True


async def main():
    total = 0
    for x in numbers(3000):
        total += x
    async for x in It(3000):
        total += x
    for x in It(3000):
        total += x
    for _ in range(3000):
        total += await one()
        with It(0):
            raise ValueError
        async with It(0):
            raise ValueError
        try:
            next(numbers(0))
        except StopIteration:
            total += 1
    g = (x async for x in It(3000))
    async for x in g:
        total += x
    print(total, sum(map(It.__next__, [It(5)] * 5)))  # expect: 4513500 5


asyncio.run(main())
