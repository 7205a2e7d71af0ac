import asyncio
import types


@types.coroutine
def pause():
    yield "paused"


async def f():
    await pause()


c = f()
print(c.__name__, c.__qualname__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_frame.f_lineno, c.cr_code is f.__code__)
print(c.send(None), c.cr_suspended, type(c.cr_await).__name__)
c.close()
print(c.cr_frame, c.cr_suspended, c.cr_await)
print(asyncio.iscoroutinefunction(f), asyncio.iscoroutine(c))

# expect: f f False False None 10 True
# expect: paused True generator
# expect: None False None
# expect: True True
