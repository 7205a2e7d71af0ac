import asyncio


async def f():
    return 5


loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed(), loop.run_until_complete(f()))  # expect: False False 5
future = loop.create_future()
loop.call_soon(future.set_result, "by callback")
print(loop.run_until_complete(future))  # expect: by callback
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
print(loop.is_closed())  # expect: True
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)  # expect: Event loop is closed
