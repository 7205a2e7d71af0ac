import asyncio


class Sync:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


class NotAwaitable:
    def __aenter__(self):
        return 1

    def __aexit__(self, *args):
        return 1


async def main():
    for thing in Sync(), NotAwaitable(), 5:
        try:
            async with thing:
                pass
        except TypeError as error:
            print(error)


asyncio.run(main())

# expect: 'Sync' object does not support the asynchronous context manager protocol
# expect: 'async with' received an object from __aenter__ that does not implement __await__: int
# expect: 'int' object does not support the asynchronous context manager protocol
