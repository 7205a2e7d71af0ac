import types


@types.coroutine
def pause():
    try:
        yield
    except ValueError as error:
        return f"leaf caught {error}"


async def inner():
    return await pause()


async def outer():
    return await inner()


c = outer()
c.send(None)
try:
    c.throw(ValueError("v"))
except StopIteration as stop:
    print(stop.value)  # expect: leaf caught v
