import asyncio


async def f():
    print("task")
    return "result"


async def main():
    t = asyncio.create_task(f())
    t.add_done_callback(lambda t: print("first", t.result()))
    never = lambda t: print("never")
    t.add_done_callback(never)
    t.add_done_callback(lambda t: print("second"))
    print("removed", t.remove_done_callback(never), t.remove_done_callback(never))
    print("awaited", await t)
    t.add_done_callback(lambda t: print("late"))
    print("added late")
    await asyncio.sleep(0)


asyncio.run(main())

# expect: removed 1 0
# expect: task
# expect: first result
# expect: second
# expect: awaited result
# expect: added late
# expect: late
