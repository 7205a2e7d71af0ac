# Begins each file of random programs: what they use, and how their trace is printed.
LIMIT = 300
FUEL = 60
events = []
fuel = [0]


class Limit(BaseException):
    pass


def show(v, depth=0):
    if depth == 3:
        return "..."
    if isinstance(v, BaseException):
        return f"{type(v).__name__}({', '.join(show(a, depth + 1) for a in v.args)}) from {type(v.__context__).__name__}"
    if isinstance(v, (list, tuple)):
        return f"{type(v).__name__}[{', '.join(show(x, depth + 1) for x in v[:9])}]"
    if isinstance(v, dict):
        return "{" + ", ".join(f"{k}: {show(x, depth + 1)}" for k, x in v.items()) + "}"
    if isinstance(v, (str, int, type(None))):
        return repr(v)[:100]
    return "<" + type(v).__name__ + ">"


def log(*args):
    if len(events) >= LIMIT:
        raise Limit
    events.append(" ".join(map(show, args)))
    return args[-1]


def go():
    """Whether a loop may turn once more."""
    fuel[0] -= 1
    return fuel[0] > 0


def num(v):
    return v if isinstance(v, int) else 5


def seq(v):
    return v if isinstance(v, (list, tuple, str)) else [v]


class M:
    """A context manager that logs, and swallows or replaces what comes out of its block."""

    def __init__(self, name, mode):
        self.name, self.mode = name, mode

    def __enter__(self):
        log("enter", self.name)
        if self.mode == 3:
            raise KeyError("enter")
        return self.mode

    def __exit__(self, kind, error, traceback):
        log("exit", self.name, error)
        if self.mode == 1:
            raise IndexError("exit")
        return self.mode == 2


class P:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def trace(seed, main):
    """Runs one program and prints what it logged."""
    events.clear()
    fuel[0] = FUEL
    try:
        end = show(main())
    except BaseException as e:
        end = show(e)
    print("program", seed)
    for event in events:
        print(event)
    print("end", end)
