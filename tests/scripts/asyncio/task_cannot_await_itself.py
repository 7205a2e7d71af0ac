import asyncio


async def f(box):
    await box[0]


async def main():
    box = []
    t = asyncio.create_task(f(box), name="t")
    box.append(t)
    try:
        await t
    except RuntimeError as error:
        print(str(error).split(":")[0][:40], "await" in str(error))


asyncio.run(main())

# expect: Task cannot await on itself True
