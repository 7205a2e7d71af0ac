import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01) as t:
            try:
                await asyncio.sleep(3600)
            except asyncio.CancelledError:
                print("cancelled inside")
                raise
    except TimeoutError as error:
        print("timeout", t.expired(), repr(error.__cause__), asyncio.current_task().cancelling())
    async with asyncio.timeout(10) as t:
        print("quick", t.when() is not None)
    print(t.expired())
    async with asyncio.timeout(None) as t:
        print(t.when())


asyncio.run(main())

# expect: cancelled inside
# expect: timeout True CancelledError() 0
# expect: quick True
# expect: False
# expect: None
