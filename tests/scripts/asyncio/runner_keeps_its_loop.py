import asyncio


async def f(x):
    return x, asyncio.get_running_loop()


with asyncio.Runner() as runner:
    a, loop_a = runner.run(f(1))
    b, loop_b = runner.run(f(2))
    print(a, b, loop_a is loop_b, loop_a is runner.get_loop())  # expect: 1 2 True True
print(loop_a.is_closed())  # expect: True
try:
    runner.run(None)
except RuntimeError as error:
    print(error)
except ValueError as error:
    print(error)  # expect: a coroutine was expected, got None
