# exit: 1
# stderr: all
# cpython: no await outside of functions
import asyncio


async def fail():
    await asyncio.sleep(0)
    1 / 0


await fail()
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 12, in <module>
# expect-stderr:     await fail()
# expect-stderr:   File "FILE", line 9, in fail
# expect-stderr:     1 / 0
# expect-stderr:     ~~^~~
# expect-stderr: ZeroDivisionError: division by zero
