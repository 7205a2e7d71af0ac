import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f.done(), f.cancelled(), f.get_loop() is loop)
    f.add_done_callback(lambda f: print("callback", f.result()))
    loop.call_soon(f.set_result, 5)
    print(await f, f.done(), f.result(), f.exception())
    for g in [lambda: f.set_result(6), lambda: f.set_exception(ValueError())]:
        try:
            g()
        except asyncio.InvalidStateError as error:
            print(type(error).__name__, str(error).split("<")[0])
    print(f.cancel())


asyncio.run(main())

# expect: False False True
# expect: callback 5
# expect: 5 True 5 None
# expect: InvalidStateError invalid state
# expect: InvalidStateError invalid state
# expect: False
