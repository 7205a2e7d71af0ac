import asyncio
import contextvars

v = contextvars.ContextVar("v", default="default")


async def child(name):
    seen = v.get()
    v.set(name)
    await asyncio.sleep(0)
    return seen, v.get()


async def main():
    v.set("main")
    a, b = asyncio.create_task(child("a")), asyncio.create_task(child("b"))
    v.set("later")
    print(await a, await b, v.get())
    await child("awaited directly")
    print(v.get())
    context = contextvars.copy_context()
    context.run(v.set, "in the copy")
    print(v.get(), context[v], await asyncio.create_task(child("c"), context=context), context[v])


asyncio.run(main())
print(v.get())

# expect: ('main', 'a') ('main', 'b') later
# expect: awaited directly
# expect: awaited directly in the copy ('in the copy', 'c') c
# expect: default
