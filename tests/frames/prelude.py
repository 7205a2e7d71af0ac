# Begins each file of random programs: what they use, and how their trace is printed.
#
# Every object that a program makes is kept alive, so that nothing depends on when an interpreter
# collects it. A program that logs too much is ended by the exception Limit.
import sys
import types

LIMIT = 400
events = []
recording = False
kept = []


class Cancel(BaseException):
    pass


class Limit(BaseException):
    pass


def show_exception(e, depth=0):
    if e is None or depth > 6:
        return None
    return (type(e).__name__, [show(a, 1) for a in e.args], show_exception(e.__context__, depth + 1),
            show_exception(e.__cause__, max(5, depth + 1)), e.__suppress_context__)


def show(v, depth=0):
    if v is None or isinstance(v, (int, str, bool)):
        return v
    if isinstance(v, (tuple, list)):
        return [show(x, depth) for x in v]
    if isinstance(v, BaseException):
        return type(v).__name__ if depth else show_exception(v)
    return "<" + type(v).__name__ + ">"


def log(*args):
    if recording:
        events.append([show(a) for a in args])
    if len(events) > LIMIT:
        raise Limit
    return args[1] if len(args) > 1 else None


def hold(x):
    kept.append(x)
    return x


def keep(function):
    return lambda *args: hold(function(*args))


def st(g):
    for prefix, inner in ("gi", "yieldfrom"), ("cr", "await"), ("ag", "await"):
        if hasattr(g, prefix + "_frame"):
            return [getattr(g, prefix + "_running"), getattr(g, prefix + "_suspended"),
                    show(getattr(g, prefix + "_" + inner)), getattr(g, prefix + "_frame") is not None]
    return None


cur = sys.exception
coroutine = types.coroutine


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n = self.n + -1
        if self.n < 0:
            raise StopIteration('it')
        return self.n


class Full:
    def __init__(self, n, mode):
        self.n = n
        self.mode = mode

    def __iter__(self):
        return self

    def __await__(self):
        return self

    def __next__(self):
        log('full next', cur())
        self.n = self.n + -1
        if self.n < 0:
            raise StopIteration(self.mode)
        return self.n

    def send(self, v):
        log('full send', v)
        if v == 1:
            raise ValueError('send')
        if v == 2:
            raise StopIteration(v)
        return v

    def throw(self, e):
        log('full throw', e, cur())
        if self.mode == 0:
            raise e
        if self.mode == 1:
            raise StopIteration('thrown')
        if self.mode == 2:
            raise KeyError('full')
        return 'caught'

    def close(self):
        log('full close', cur())
        if self.mode == 2:
            raise KeyError('close')


class Aw:
    def __init__(self, x):
        self.x = x

    def __await__(self):
        return hold(self.x)


class GAw:
    def __init__(self, x):
        self.x = x

    @keep
    def __await__(self):
        log('gaw', cur())
        try:
            r = yield self.x
        except KeyError as e:
            log('gaw caught', e)
            r = yield 'gaw2'
        return r


class AIt:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    @keep
    async def __anext__(self):
        self.n = self.n + -1
        if self.n < 0:
            raise StopAsyncIteration
        await GAw(self.n)
        return self.n


@keep
@coroutine
def tc(x):
    try:
        r = yield x
    finally:
        log('tc end', cur())
    return r


def first_iteration(generator):
    if recording:
        events.append(['firstiter', show(generator)])


def trace(seed, main):
    """Runs one program and prints what it logged."""
    global recording, X0, X1, X2
    events.clear()
    X0, X1, X2 = ValueError('x0'), KeyError('x1'), GeneratorExit('x2')
    sys.set_asyncgen_hooks(firstiter=first_iteration)
    recording = True
    try:
        result = ['return', main()]
    except BaseException as e:
        result = ['raise', e]
    events.append([show(x) for x in result])
    recording = False
    print('program', seed)
    for event in events[:LIMIT]:
        print(event)
