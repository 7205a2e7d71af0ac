# Values whose only reference is overwritten while a collection goes on (the gcstress build collects all the time).
import asyncio
import contextvars
import itertools


def busy():
    return [[i] for i in range(20)]


def namespace_of_exec():
    for n in range(30):
        space = {"a": [n], "b": "x" * n + "y", "c": (n, [n])}
        busy()
        exec("d = [a, b, c]", space)
        busy()
        assert space["d"] == [[n], "x" * n + "y", (n, [n])], space["d"]


def traceback_of(error):
    try:
        raise error
    except Exception as e:
        return e.__traceback__


def thrown_with_traceback():
    def g():
        yield

    for n in range(30):
        error = ValueError(n)
        old = traceback_of(error)
        it = g()
        next(it)
        busy()
        try:
            it.throw(error)
        except ValueError as e:
            lines = []
            tb = e.__traceback__
            while tb:
                lines.append(tb.tb_frame.f_code.co_name)
                tb = tb.tb_next
            assert lines == ["thrown_with_traceback", "g", "traceback_of"], lines
        assert old.tb_lineno > 0


def extended_slice_that_shrinks_its_source():
    class Index:
        def __init__(self, value, do=lambda: None):
            self.value, self.do = value, do

        def __index__(self):
            self.do()
            return self.value

    for n in range(30):
        source = [[i] for i in range(4)]
        target = [0] * 8
        target[Index(0, busy):Index(8):2] = source
        assert target[::2] == source


def pairs():
    for n in range(20):
        found = []
        for a, b in itertools.pairwise([i] for i in range(10)):
            busy()
            found.append((a, b))
        assert found == [([i], [i + 1]) for i in range(9)]


def subclasses():
    class Base:
        pass

    for n in range(20):
        made = [type("C%d" % i, (Base,), {}) for i in range(5)]
        busy()
        listed = Base.__subclasses__()
        names = [c.__name__ for c in made]
        del made
        busy()
        assert [c.__name__ for c in listed][-5:] == names


async def contexts():
    var = contextvars.ContextVar("var")

    async def work(n):
        var.set([n])
        await asyncio.sleep(0)
        busy()
        return var.get()

    tasks = [asyncio.create_task(work(n)) for n in range(30)]
    await asyncio.sleep(0)
    kept = [t.get_context() for t in tasks]
    busy()
    assert await asyncio.gather(*tasks) == [[n] for n in range(30)]
    assert [c[var] for c in kept] == [[n] for n in range(30)]
    handles = [asyncio.get_running_loop().call_later(60, busy) for _ in range(5)]
    for h in handles:
        h.cancel()


namespace_of_exec()
thrown_with_traceback()
extended_slice_that_shrinks_its_source()
pairs()
subclasses()
asyncio.run(contexts())
print("alive")  # expect: alive
