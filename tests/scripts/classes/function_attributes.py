def f(a, b=1, *, c=2):
    """Doc."""


f.note = "x"
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.note, f.__dict__, f.__module__, f.__code__.co_varnames)


def outer():
    def inner():
        pass

    return inner


print(outer().__qualname__)


class C:
    def m(self):
        pass


print(C.m.__qualname__, C().m.__qualname__, (lambda: 0).__name__)

# expect: f f Doc. (1,) {'c': 2} x {'note': 'x'} __main__ ('a', 'b', 'c')
# expect: outer.<locals>.inner
# expect: C.m C.m <lambda>
