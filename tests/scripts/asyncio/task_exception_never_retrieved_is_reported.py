# stderr: nocaret
import asyncio
import gc


async def fail():
    raise ValueError("lost")


async def main():
    t = asyncio.create_task(fail(), name="loser")
    await asyncio.sleep(0)
    del t
    gc.collect()
    print("main ends")  # expect: main ends


asyncio.run(main())

# expect-stderr: Task exception was never retrieved
# expect-stderr: future: <Task finished name='loser' coro=<fail() done, defined at FILE:6> exception=ValueError('lost')>
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 7, in fail
# expect-stderr:     raise ValueError("lost")
# expect-stderr: ValueError: lost
