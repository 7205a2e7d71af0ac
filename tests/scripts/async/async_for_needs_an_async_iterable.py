import asyncio


class BadIter:
    def __aiter__(self):
        return 5


class BadNext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


async def main():
    for thing in [1], BadIter(), BadNext():
        try:
            async for x in thing:
                pass
        except TypeError as error:
            print(error)


asyncio.run(main())

# expect: 'async for' requires an object with __aiter__ method, got list
# expect: 'async for' received an object from __aiter__ that does not implement __anext__: int
# expect: 'async for' received an invalid object from __anext__: int
