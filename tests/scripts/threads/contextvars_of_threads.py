import asyncio
import contextvars
import threading

var = contextvars.ContextVar("var", default="unset")
var.set("main")


def show(where):
    print(where, var.get())
    var.set(where)


async def main():
    await asyncio.to_thread(show, "to_thread")
    show("task")
    await asyncio.to_thread(show, "to_thread")


thread = threading.Thread(target=show, args=("thread",))
thread.start()
thread.join()
asyncio.run(main())
print(var.get())

# expect: thread unset
# expect: to_thread main
# expect: task main
# expect: to_thread task
# expect: main
