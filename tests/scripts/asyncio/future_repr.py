import asyncio


async def main():
    loop = asyncio.get_running_loop()
    a, b, c = loop.create_future(), loop.create_future(), loop.create_future()
    print(a)
    a.set_result("r")
    b.set_exception(ValueError("v"))
    c.cancel()
    print(a, b, c)
    b.exception()


asyncio.run(main())

# expect: <Future pending>
# expect: <Future finished result='r'> <Future finished exception=ValueError('v')> <Future cancelled>
