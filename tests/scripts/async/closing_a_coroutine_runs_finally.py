import types


@types.coroutine
def pause():
    yield


async def f():
    try:
        await pause()
    except GeneratorExit:
        print("exit")  # expect: exit
        raise
    finally:
        print("finally")  # expect: finally


c = f()
c.send(None)
c.close()
fresh = f()
fresh.close()
try:
    fresh.send(None)
except RuntimeError as error:
    print(error)  # expect: cannot reuse already awaited coroutine
