# Too slow: a timeout cancels the work and raises TimeoutError.
import asyncio


async def roast():
    try:
        await asyncio.sleep(10)
    finally:
        print("oven off")


async def main():
    try:
        async with asyncio.timeout(0.03):
            await roast()
    except TimeoutError:
        print("order pizza")
    try:
        await asyncio.wait_for(roast(), timeout=0.02)
    except asyncio.TimeoutError:
        print("order pizza again")


asyncio.run(main())

# expect: oven off
# expect: order pizza
# expect: oven off
# expect: order pizza again
