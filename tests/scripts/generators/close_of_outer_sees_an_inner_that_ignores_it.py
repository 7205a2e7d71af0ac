# close(): inner ignores, outer sees RuntimeError.


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


def i():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def o():
    yield from g0


g0 = i()
g1 = o()
attempt(lambda: next(g1))
attempt(lambda: g1.close())
attempt(lambda: state(g0))
attempt(lambda: state(g1))

# expect: 1
# expect: RuntimeError('generator ignored GeneratorExit') context: None
# expect: ['not running', 'suspended', 'NoneType', 'alive']
# expect: ['not running', 'not suspended', 'NoneType', 'over']
