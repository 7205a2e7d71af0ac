# `await` refuses a coroutine that is suspended at an await; `yield from` does not ask.
import types


@types.coroutine
def pause(n):
    print("resumed with", (yield n))


async def inner():
    await pause(1)
    await pause(2)
    return "done"


@types.coroutine
def plain(coroutine):
    print((yield from coroutine))
    yield "end"


async def awaiting(coroutine):
    await coroutine


c = inner()
print(c.send(None))
try:
    awaiting(c).send(None)
except RuntimeError as e:
    print(e)
p = plain(c)
print(p.send(None))
print(p.send(None))

# expect: 1
# expect: coroutine is being awaited already
# expect: resumed with None
# expect: 2
# expect: resumed with None
# expect: done
# expect: end
