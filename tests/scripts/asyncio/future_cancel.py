import asyncio


async def main():
    f = asyncio.get_running_loop().create_future()
    f.add_done_callback(lambda f: print("callback", f.cancelled()))
    print(f.cancel("message"), f.cancelled(), f.done(), f.cancel())
    for g in [f.result, f.exception]:
        try:
            g()
        except asyncio.CancelledError as error:
            print(repr(error))
    try:
        await f
    except asyncio.CancelledError as error:
        print("awaited", repr(error))


asyncio.run(main())

# expect: True True True False
# expect: CancelledError('message')
# expect: CancelledError('message')
# expect: awaited CancelledError('message')
# expect: callback True
