import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def handler(loop, context):
        print(context["message"].split("(")[0], repr(context["exception"]))

    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    print(loop.get_exception_handler() is handler)
    loop.call_exception_handler({"message": "by hand", "exception": None})


asyncio.run(main())

# expect: Exception in callback main.<locals>.<lambda> ZeroDivisionError('division by zero')
# expect: True
# expect: by hand None
