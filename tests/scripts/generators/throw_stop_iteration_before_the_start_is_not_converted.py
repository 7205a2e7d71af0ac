# throw(StopIteration) before start is not converted.


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


def o():
    yield 1


g1 = o()
attempt(lambda: g1.throw(StopIteration(5)))
attempt(lambda: state(g1))

# expect: StopIteration(5) context: None
# expect: ['not running', 'not suspended', 'NoneType', 'over']
