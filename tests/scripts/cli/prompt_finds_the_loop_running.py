# run: repl
# cpython: its prompt is another one
# stdin: import asyncio
# stdin: async def f(x): return x
# stdin:
# stdin: task = asyncio.create_task(f(1))
# stdin: await task
# stdin: asyncio.get_running_loop().is_running()
# stdin: asyncio.run(f(2))
# stdin: await gather(f(3), f(4))
# stdin: run(f(5))
# expect: 1
# expect: False
# expect: 2
# expect: [3, 4]
# expect: 5
# stderr: none
