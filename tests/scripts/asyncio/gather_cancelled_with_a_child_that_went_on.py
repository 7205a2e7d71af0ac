# The last child swallowed its cancellation: its message is that of gather's CancelledError all the same.
import asyncio


async def stubborn(turns):
    for _ in range(turns):
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError as error:
            print("child", error.args)
    return "went on"


async def main():
    child = asyncio.create_task(stubborn(4))
    group = asyncio.gather(child, return_exceptions=True)
    await asyncio.sleep(0)
    print(group.cancel("one"), group.cancel("two"))
    try:
        await group
    except asyncio.CancelledError as error:
        print("group", error.args)
    print(child.result(), child.cancelled(), child.cancelling())


asyncio.run(main())

# expect: True True
# expect: child ('two',)
# expect: group ('two',)
# expect: went on False 2
