import asyncio, gc
def handler(loop, ctx): print('handler', ctx['message'], repr(ctx['exception']))
async def boom(i, n=0):
    for _ in range(n): await asyncio.sleep(0)
    print('boom', i); raise ValueError(i)
async def kept_boom(i): print(asyncio.current_task().get_name() != ''); raise KeyError(i)
async def main():
    loop = asyncio.get_running_loop(); loop.set_exception_handler(handler)
    asyncio.create_task(boom(0)); loop.create_task(boom(1)); asyncio.ensure_future(boom(2, 2)); asyncio.create_task(boom(3))
    async def other():
        for i in range(5): print('tick', i); await asyncio.sleep(0)
    await other()
    t = asyncio.create_task(boom(4)); await asyncio.sleep(0); print('t done', t.done())
    try: await t
    except ValueError as e: print('got', e)
    async with asyncio.TaskGroup() as tg: tg.create_task(other())
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(boom(5)); tg.create_task(asyncio.sleep(5))
    except* ValueError as e: print(e.exceptions)
    asyncio.create_task(asyncio.sleep(0)); asyncio.create_task(boom(6)).add_done_callback(lambda t: print('cb', t.exception()))
    await asyncio.sleep(0); await asyncio.sleep(0)
    asyncio.create_task(boom(7, 1)); ts = asyncio.all_tasks(); await asyncio.sleep(0); await asyncio.sleep(0)
    print(sorted(str(x.exception()) for x in ts if x.done()))
    asyncio.create_task(boom(8))
asyncio.run(main())
async def main2():
    asyncio.create_task(boom(9)); await asyncio.sleep(0); await asyncio.sleep(0); print('end2')
asyncio.run(main2())

# expect: tick 0
# expect: boom 0
# expect: handler Task exception was never retrieved ValueError(0)
# expect: boom 1
# expect: handler Task exception was never retrieved ValueError(1)
# expect: boom 3
# expect: handler Task exception was never retrieved ValueError(3)
# expect: tick 1
# expect: tick 2
# expect: boom 2
# expect: handler Task exception was never retrieved ValueError(2)
# expect: tick 3
# expect: tick 4
# expect: boom 4
# expect: t done True
# expect: got 4
# expect: tick 0
# expect: tick 1
# expect: tick 2
# expect: tick 3
# expect: tick 4
# expect: boom 5
# expect: (ValueError(5),)
# expect: boom 6
# expect: cb 6
# expect: boom 7
# expect: ['7']
# expect: boom 8
# expect: handler Task exception was never retrieved ValueError(8)
# expect: boom 9
# expect: end2
