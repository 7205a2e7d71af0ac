import asyncio


async def main():
    for thing in 5, None, print, asyncio.get_running_loop().create_future():
        try:
            asyncio.create_task(thing)
        except TypeError as error:
            print(str(error).split("<")[0])


asyncio.run(main())
try:
    c = main()
    asyncio.create_task(c)
except RuntimeError as error:
    print(error)
c.close()

# expect: a coroutine was expected, got 5
# expect: a coroutine was expected, got None
# expect: a coroutine was expected, got 
# expect: a coroutine was expected, got 
# expect: no running event loop
