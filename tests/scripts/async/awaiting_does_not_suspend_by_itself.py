import asyncio


async def quick():
    return 1


async def busy():
    for i in range(3):
        await quick()
        print("busy", i)


async def other():
    print("other")


async def main():
    t = asyncio.create_task(other())
    await busy()
    await t


asyncio.run(main())

# expect: busy 0
# expect: busy 1
# expect: busy 2
# expect: other
