# aclose of a generator that yields.


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


async def a():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g0 = a()
attempt(lambda: g0.asend(None).send(None))
attempt(lambda: g0.aclose().send(None))
attempt(lambda: state(g0))

# expect: StopIteration(1) context: None
# expect: RuntimeError('async generator ignored GeneratorExit') context: None
# expect: ['not running', 'suspended', 'NoneType', 'alive']
