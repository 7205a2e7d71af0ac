# exit: 1
# stderr: nocaret
import asyncio


def numbers():
    yield 1
    raise ValueError("in the generator")


async def inner():
    await asyncio.sleep(0)
    for n in numbers():
        pass


async def main():
    await inner()


main_coroutine = main()
try:
    main_coroutine.send(None)
    main_coroutine.send(None)
except ValueError:
    raise

# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "FILE", line 24, in <module>
# expect-stderr:     main_coroutine.send(None)
# expect-stderr:   File "FILE", line 18, in main
# expect-stderr:     await inner()
# expect-stderr:   File "FILE", line 13, in inner
# expect-stderr:     for n in numbers():
# expect-stderr:   File "FILE", line 8, in numbers
# expect-stderr:     raise ValueError("in the generator")
# expect-stderr: ValueError: in the generator
