import asyncio


async def stubborn():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        return "finished anyway"


async def main():
    try:
        print(await asyncio.wait_for(stubborn(), 0.01))  # expect: finished anyway
    except TimeoutError:
        print("timeout")


asyncio.run(main())
