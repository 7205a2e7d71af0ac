# A task may be watched by gather or a TaskGroup, awaited, and have callbacks of its own, in any order.
import asyncio

log = []


async def work(name, turns=0, fail=None):
    for _ in range(turns):
        await asyncio.sleep(0)
    log.append(name)
    if fail:
        raise fail
    return name


def called(text):
    return lambda f: log.append((text, f.cancelled() or f.exception() is not None or f.result()))


async def callbacks_around_gather():
    a, b = asyncio.create_task(work("a", 1)), asyncio.create_task(work("b"))
    a.add_done_callback(called("before"))
    both = asyncio.gather(a, b)
    b.add_done_callback(called("after"))
    late = called("removed")
    b.add_done_callback(late)
    print("removed", b.remove_done_callback(late), b.remove_done_callback(late))
    print(await both, log)
    log.clear()


async def two_gathers_of_one_task():
    a = asyncio.create_task(work("a", 2))
    one, two = asyncio.gather(a, work("b")), asyncio.gather(work("c", 3), a, a)
    print(await two, await one, await a, log)
    log.clear()


async def gather_of_done_and_failing():
    done = asyncio.create_task(work("done"))
    await done
    results = await asyncio.gather(done, work("x", 1, ValueError("x")), work("y", 2),
                                   return_exceptions=True)
    print([repr(r) for r in results])
    try:
        await asyncio.gather(work("slow", 3), work("bad", 1, KeyError("bad")))
    except KeyError as e:
        print("first error", e, log)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(log)
    log.clear()


async def group_with_callbacks():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work("a", 1))
        a.add_done_callback(called("a is done"))
        b = group.create_task(work("b"))
        outer = asyncio.gather(a, b)
        print("waits", a.done(), len(log))
        print(await outer)
    print(log)
    log.clear()


async def failing_group():
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(work(i, i, ValueError(i) if i == 2 else None)) for i in range(5)]
            tasks[4].add_done_callback(called("last"))
    except* ValueError as e:
        print(e.exceptions, [t.cancelled() for t in tasks])
    print(log)
    log.clear()


async def many_in_a_group():
    total = []

    async def add(n):
        if n % 3 == 0:
            await asyncio.sleep(0)
        total.append(n)

    async with asyncio.TaskGroup() as group:
        for n in range(1000):
            group.create_task(add(n))
            if n % 100 == 0:
                await asyncio.sleep(0)
    print(len(total), sum(total))


async def cancelled_while_watched():
    tasks = [asyncio.create_task(work(i, 5)) for i in range(3)]
    both = asyncio.gather(*tasks)
    await asyncio.sleep(0)
    both.cancel("enough")
    try:
        await both
    except asyncio.CancelledError as e:
        print("cancelled", e.args, [t.cancelled() for t in tasks], log)
    log.clear()


async def main():
    for test in (callbacks_around_gather, two_gathers_of_one_task, gather_of_done_and_failing, group_with_callbacks,
                 failing_group, many_in_a_group, cancelled_while_watched):
        print("--", test.__name__)
        await test()


asyncio.run(main())

# expect: -- callbacks_around_gather
# expect: removed 1 0
# expect: ['a', 'b'] ['b', 'a', ('after', 'b'), ('before', 'a')]
# expect: -- two_gathers_of_one_task
# expect: ['c', 'a', 'a'] ['a', 'b'] a ['b', 'a', 'c']
# expect: -- gather_of_done_and_failing
# expect: ["'done'", "ValueError('x')", "'y'"]
# expect: first error 'bad' ['done', 'x', 'y', 'bad', 'slow']
# expect: ['done', 'x', 'y', 'bad', 'slow']
# expect: -- group_with_callbacks
# expect: waits False 0
# expect: ['a', 'b']
# expect: ['b', 'a', ('a is done', 'a')]
# expect: -- failing_group
# expect: (ValueError(2),) [False, False, False, True, True]
# expect: [0, 1, 2, ('last', True)]
# expect: -- many_in_a_group
# expect: 1000 499500
# expect: -- cancelled_while_watched
# expect: cancelled ('enough',) [True, True, True] []
