import asyncio


async def main():
    c = asyncio.sleep(0)
    for args, kw in (([c],), {}), (([],), {}), ((asyncio.current_task(),), {}), (([asyncio.current_task()],), {"return_when": "x"}):
        try:
            await asyncio.wait(*args, **kw)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    c.close()


asyncio.run(main())

# expect: TypeError Passing coroutines is forbidden, use tasks explicitly.
# expect: ValueError Set of Tasks/Futures is empty.
# expect: TypeError expect a list of futures, not Task
# expect: ValueError Invalid return_when value: x
