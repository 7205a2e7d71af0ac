import asyncio


async def quick():
    return "quick"


async def slow():
    try:
        await asyncio.sleep(3600)
    finally:
        print("slow cleaned up")


async def main():
    print(await asyncio.wait_for(quick(), 1), await asyncio.wait_for(quick(), None))
    try:
        await asyncio.wait_for(slow(), 0.01)
    except TimeoutError as error:
        print("timeout", repr(error), repr(error.__cause__))
    try:
        await asyncio.wait_for(slow(), 0)
    except TimeoutError:
        print("timeout at once")
    print(asyncio.TimeoutError is TimeoutError)


asyncio.run(main())

# expect: quick quick
# expect: slow cleaned up
# expect: timeout TimeoutError() CancelledError()
# expect: timeout at once
# expect: True
