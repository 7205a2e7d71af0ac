import asyncio, inspect
def t(f, *a, **k):
    try: r = f(*a, **k); print(type(r).__name__)
    except TypeError as e: print(e)
t(asyncio.sleep); t(asyncio.sleep, 1, 2, 3); t(asyncio.sleep, dely=1); t(asyncio.sleep, 1, delay=2)
t(asyncio.Lock, 1); t(asyncio.Lock, loop=1); t(asyncio.Event, 1, 2); t(asyncio.Queue, 1, 2); t(asyncio.Queue, max=1); t(asyncio.Semaphore, 1, 2); t(asyncio.Semaphore, foo=2); t(asyncio.TaskGroup, 1); t(asyncio.create_task); t(asyncio.create_task, 1, 2); t(asyncio.create_task, nme=2); t(asyncio.ensure_future); t(asyncio.isfuture); t(asyncio.iscoroutine); t(asyncio.iscoroutine, 1, 2); t(asyncio.all_tasks, 1, 2); t(asyncio.gather, foo=1)
q = asyncio.Queue()
t(q.put_nowait); t(q.put_nowait, 1, 2); t(q.get_nowait, 1); t(q.qsize, 1); t(q.task_done, x=1)
e = asyncio.Event(); t(e.set, 1); t(e.is_set, 2)
l = asyncio.Lock(); t(l.release, 1); t(l.locked, 1)
async def main():
    t(q.put); t(q.get, 1); t(e.wait, 1); t(l.acquire, 1)
    async with asyncio.TaskGroup() as tg: t(tg.create_task); t(tg.create_task, 1, 2)
asyncio.run(main())
for f in (asyncio.sleep, q.get, q.put, l.acquire, asyncio.Event.wait, asyncio.wait_for, asyncio.gather, len, main, asyncio.Queue.join):
    print(asyncio.iscoroutinefunction(f), inspect.iscoroutinefunction(f))
print(inspect.signature(asyncio.sleep), inspect.signature(asyncio.create_task) if 0 else '')

# expect: sleep() missing 1 required positional argument: 'delay'
# expect: sleep() takes from 1 to 2 positional arguments but 3 were given
# expect: sleep() got an unexpected keyword argument 'dely'. Did you mean 'delay'?
# expect: sleep() got multiple values for argument 'delay'
# expect: Lock.__init__() takes 1 positional argument but 2 were given
# expect: Lock.__init__() got an unexpected keyword argument 'loop'
# expect: Event.__init__() takes 1 positional argument but 3 were given
# expect: Queue.__init__() takes from 1 to 2 positional arguments but 3 were given
# expect: Queue.__init__() got an unexpected keyword argument 'max'
# expect: Semaphore.__init__() takes from 1 to 2 positional arguments but 3 were given
# expect: Semaphore.__init__() got an unexpected keyword argument 'foo'
# expect: TaskGroup.__init__() takes 1 positional argument but 2 were given
# expect: create_task() missing 1 required positional argument: 'coro'
# expect: create_task() takes 1 positional argument but 2 were given
# expect: create_task() got an unexpected keyword argument 'nme'. Did you mean 'name'?
# expect: ensure_future() missing 1 required positional argument: 'coro_or_future'
# expect: isfuture() missing 1 required positional argument: 'obj'
# expect: iscoroutine() missing 1 required positional argument: 'obj'
# expect: iscoroutine() takes 1 positional argument but 2 were given
# expect: all_tasks() takes from 0 to 1 positional arguments but 2 were given
# expect: gather() got an unexpected keyword argument 'foo'
# expect: Queue.put_nowait() missing 1 required positional argument: 'item'
# expect: Queue.put_nowait() takes 2 positional arguments but 3 were given
# expect: Queue.get_nowait() takes 1 positional argument but 2 were given
# expect: Queue.qsize() takes 1 positional argument but 2 were given
# expect: Queue.task_done() got an unexpected keyword argument 'x'
# expect: Event.set() takes 1 positional argument but 2 were given
# expect: Event.is_set() takes 1 positional argument but 2 were given
# expect: Lock.release() takes 1 positional argument but 2 were given
# expect: Lock.locked() takes 1 positional argument but 2 were given
# expect: Queue.put() missing 1 required positional argument: 'item'
# expect: Queue.get() takes 1 positional argument but 2 were given
# expect: Event.wait() takes 1 positional argument but 2 were given
# expect: Lock.acquire() takes 1 positional argument but 2 were given
# expect: TaskGroup.create_task() missing 1 required positional argument: 'coro'
# expect: TaskGroup.create_task() takes 2 positional arguments but 3 were given
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: False False
# expect: False False
# expect: True True
# expect: True True
# expect: (delay, result=None) 
