# Begins each file of random programs: what they share, and how their trace is printed.
#
# Time plays no part: what waits, waits for turns of the loop. When a program has had its turns, the
# tasks that are left are cancelled, by number, until they have ended.
import asyncio

TURNS = 60
ROUNDS = 30
LIMIT = 500
events = []
# Tasks that wait for each other for ever: what the collector would say about them is left out.
kept = []


class Limit(BaseException):
    pass


def show(v):
    if isinstance(v, asyncio.CancelledError):
        return "CancelledError" + repr(v.args)
    if isinstance(v, BaseExceptionGroup):
        return f"{type(v).__name__}{show(v.exceptions)}"
    if isinstance(v, BaseException):
        return f"{type(v).__name__}({v.args and show(v.args[0]).partition(' <')[0]}) from {type(v.__context__).__name__}"
    if isinstance(v, asyncio.Task):
        return "task " + state(v)
    if isinstance(v, asyncio.Future):
        return "future " + state(v)
    if isinstance(v, (list, tuple)):
        return "[" + ", ".join(show(x) for x in v) + "]"
    return repr(v)


def state(f):
    if not f.done():
        return "pending"
    if f.cancelled():
        return "cancelled"
    if f.exception() is not None:
        return show(f.exception())
    return "done " + show(f.result())


def log(*args):
    if len(events) >= LIMIT:
        raise Limit
    events.append(" ".join(show(a) if not isinstance(a, str) else a for a in args))
    return args[-1]


def me():
    return asyncio.current_task()


def set_once(f, value):
    if not f.done():
        f.set_result(value)


def fail_once(f, error):
    if not f.done():
        f.set_exception(error)


def soon():
    asyncio.get_running_loop().call_soon(log, "soon")


def number(task):
    return int(task.get_name().rpartition("-")[2])


def later(task):
    """`task` if it was made after the running one, else a future: so no two tasks wait for each other."""
    return task if number(task) > number(me()) else F0


async def drive(main):
    """Runs main beside its tasks, then ends what is left."""
    task = asyncio.create_task(main())
    for _ in range(TURNS):
        await asyncio.sleep(0)
    for _ in range(ROUNDS):
        left = sorted((t for t in asyncio.all_tasks() if t is not me()), key=number)
        if not left:
            break
        for t in left:
            t.cancel("the end")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    log("left over", len(left))
    log("main", task)
    kept.append(left)


def report(loop, context):
    message = context["message"]
    # When these come depends on the collector.
    if "never retrieved" not in message and "was destroyed" not in message:
        log("unhandled", message.split(" at ")[0][:40], context.get("exception"))


def trace(seed, main):
    """Runs one program and prints what it logged."""
    events.clear()
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(report)
    try:
        loop.run_until_complete(drive(main))
        end = "finished"
    except BaseException as e:
        end = show(e)
    loop.close()
    print("program", seed)
    for event in events:
        print(event)
    print("end", end)
