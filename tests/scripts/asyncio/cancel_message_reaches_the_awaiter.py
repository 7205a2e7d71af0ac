import asyncio


async def worker():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError as error:
        print("inside", error.args)  # expect: inside ('told to',)
        raise


async def main():
    t = asyncio.create_task(worker())
    await asyncio.sleep(0)
    t.cancel("told to")
    try:
        await t
    except asyncio.CancelledError as error:
        print("outside", error.args)  # expect: outside ('told to',)
    try:
        t.result()
    except asyncio.CancelledError as error:
        print("result", error.args)  # expect: result ()


asyncio.run(main())
