# Callbacks end the only reference to something that the caller still works with.
import asyncio
import functools
import os


def busy():
    return [[i] for i in range(20)]


def cache_cleared_by_a_key():
    class Key:
        def __init__(self, n):
            self.n = n

        def __hash__(self):
            return 1

        def __eq__(self, other):
            f.cache_clear()
            busy()
            return self.n == other.n

    @functools.lru_cache(maxsize=3)
    def f(key):
        return [key.n]

    for n in range(40):
        assert f(Key(n % 5)) == [n % 5]


def parameters_made_on_demand():
    class Parameter:
        def __init__(self, name):
            self.name = name

        def __typing_subst__(self, value):
            busy()
            return [value]

    class Generic:
        def __init__(self, parameters):
            self.parameters = parameters

        @property
        def __parameters__(self):
            busy()
            return tuple(self.parameters)

        def __getitem__(self, items):
            busy()
            return items

    one, two = Parameter("one"), Parameter("two")
    for _ in range(20):
        busy()
        alias = dict[Generic([one, two]), Generic([two])]
        assert len(alias.__parameters__) == 2


class Cancelled(asyncio.Future):
    def cancel(self, msg=None):
        busy()
        return super().cancel(msg)


async def gathering_ended_by_cancel():
    for _ in range(20):
        futures = [Cancelled() for _ in range(5)]
        both = asyncio.gather(*futures)
        await asyncio.sleep(0)
        both.cancel()
        del futures
        try:
            await both
        except asyncio.CancelledError:
            pass
        else:
            assert False


def arguments_that_change_the_list():
    class Path:
        def __fspath__(self):
            arguments.clear()
            busy()
            return "x"

    arguments = [Path(), Path(), Path()]
    try:
        os.execv("/nonexistent/program", arguments)
    except (OSError, IndexError):
        pass


def deep_group_raised_in_except_star():
    deep = ValueError(1)
    for _ in range(3000):
        deep = ExceptionGroup("deep", [deep])
    try:
        try:
            raise ExceptionGroup("outer", [KeyError(1)])
        except* KeyError as group:
            deep.__traceback__ = group.__traceback__
            raise deep
    except (ExceptionGroup, RecursionError):
        pass


cache_cleared_by_a_key()
parameters_made_on_demand()
asyncio.run(gathering_ended_by_cancel())
arguments_that_change_the_list()
deep_group_raised_in_except_star()
print("alive")  # expect: alive
