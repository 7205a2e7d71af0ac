import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01) as outer:
            try:
                async with asyncio.timeout(3600) as inner:
                    await asyncio.sleep(3600)
            except TimeoutError:
                print("never")
    except TimeoutError:
        print("outer", outer.expired(), inner.expired())  # expect: outer True False
    async with asyncio.timeout(3600) as outer:
        try:
            async with asyncio.timeout(0.01) as inner:
                await asyncio.sleep(3600)
        except TimeoutError:
            print("inner", outer.expired(), inner.expired())  # expect: inner False True


asyncio.run(main())
