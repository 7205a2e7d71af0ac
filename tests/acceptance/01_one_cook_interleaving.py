# One person cooking: tea and toast interleave on a single thread while each waits.
import asyncio


async def boil_water():
    print("start boiling water")
    await asyncio.sleep(0.06)
    print("water boils")
    return "hot water"


async def toast_bread():
    print("put bread into the toaster")
    await asyncio.sleep(0.03)
    print("toast is ready")
    return "toast"


async def main():
    water, toast = await asyncio.gather(boil_water(), toast_bread())
    print("breakfast:", water, "and", toast)


asyncio.run(main())

# expect: start boiling water
# expect: put bread into the toaster
# expect: toast is ready
# expect: water boils
# expect: breakfast: hot water and toast
