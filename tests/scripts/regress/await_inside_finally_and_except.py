import asyncio


async def f():
    try:
        raise ValueError("v")
    except ValueError as error:
        await asyncio.sleep(0)
        print("still handling", repr(error))
        try:
            raise
        except ValueError as again:
            await asyncio.sleep(0)
            print(again is error)
    finally:
        await asyncio.sleep(0)
        print("finally")
    return "end"


async def main():
    print(await asyncio.gather(f(), f()))


asyncio.run(main())

# expect: still handling ValueError('v')
# expect: still handling ValueError('v')
# expect: True
# expect: True
# expect: finally
# expect: finally
# expect: ['end', 'end']
