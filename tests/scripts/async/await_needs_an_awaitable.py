import asyncio


class Bad:
    def __await__(self):
        return 5


class AlsoBad:
    async def __aiter__(self):
        pass


async def main():
    for thing in 5, None, "text", Bad(), [1], (x for x in []):
        try:
            await thing
        except TypeError as error:
            print(error)


asyncio.run(main())

# expect: object int can't be used in 'await' expression
# expect: object NoneType can't be used in 'await' expression
# expect: object str can't be used in 'await' expression
# expect: __await__() returned non-iterator of type 'int'
# expect: object list can't be used in 'await' expression
# expect: object generator can't be used in 'await' expression
