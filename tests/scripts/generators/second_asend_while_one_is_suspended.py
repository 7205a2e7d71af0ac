# Second asend while one is suspended.
import types


def attempt(operation):
    try:
        print(operation())
    except BaseException as error:
        print(repr(error), "context:", repr(error.__context__))


def state(g):
    for prefix, inner in ("gi", "yieldfrom"), ("cr", "await"), ("ag", "await"):
        if hasattr(g, prefix + "_frame"):
            delegate = getattr(g, prefix + "_" + inner)
            return [
                "running" if getattr(g, prefix + "_running") else "not running",
                "suspended" if getattr(g, prefix + "_suspended") else "not suspended",
                type(delegate).__name__,
                "alive" if getattr(g, prefix + "_frame") else "over",
            ]


@types.coroutine
def trap(x):
    return (yield x)


async def a():
    await trap(1)
    yield 2


g0 = a()
g1 = g0.asend(None)
g2 = g0.asend(None)
attempt(lambda: g1.send(None))
attempt(lambda: g2.send(None))
attempt(lambda: state(g0))
attempt(lambda: g1.send(None))
attempt(lambda: g2.send(None))

# expect: 1
# expect: RuntimeError('anext(): asynchronous generator is already running') context: None
# expect: ['running', 'suspended', 'generator', 'alive']
# expect: StopIteration(2) context: None
# expect: RuntimeError('cannot reuse already awaited __anext__()/asend()') context: None
