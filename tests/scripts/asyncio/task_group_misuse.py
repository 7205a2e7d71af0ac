import asyncio


async def nothing():
    pass


async def main():
    group = asyncio.TaskGroup()
    c = nothing()
    try:
        group.create_task(c)
    except RuntimeError as error:
        print(str(error).replace(repr(group), "GROUP"))
    c.close()
    async with group:
        pass
    c = nothing()
    try:
        group.create_task(c)
    except RuntimeError as error:
        print(str(error).replace(repr(group), "GROUP"))
    c.close()
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(str(error).replace(repr(group), "GROUP"))


asyncio.run(main())

# expect: TaskGroup GROUP has not been entered
# expect: TaskGroup GROUP is finished
# expect: TaskGroup GROUP has already been entered
