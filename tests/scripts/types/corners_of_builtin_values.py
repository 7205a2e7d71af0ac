# Small things that programs rarely touch, each once wrong here.
def attempt(function):
    try:
        return repr(function())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


data = b"abc"
print(data.strip() is data, data.replace(b"x", b"y") is data, data[:] is data, data.expandtabs() == data)  # expect: True True True True
print(attempt(lambda: 0.0 ** float("-inf")), attempt(lambda: 0.0 ** -1.0))
# expect: inf ZeroDivisionError: 0.0 cannot be raised to a negative power
print(attempt(lambda: eval(memoryview(b"2 + 2"))), attempt(lambda: eval(bytearray(b"3"))))  # expect: 4 3


def numbers():
    yield 1


generator = numbers()
generator.__name__ = "renamed"
generator.__qualname__ = "some.where"
print(generator.__name__, repr(generator).split(" at ")[0], numbers.__name__, next(generator))
# expect: renamed <generator object some.where numbers 1
print(attempt(lambda: setattr(generator, "__name__", 3)))  # expect: TypeError: __name__ must be set to a string object
print(type.__module__, repr(type.__dict__["__module__"]))  # expect: builtins <attribute '__module__' of 'type' objects>
print(format(complex(-0.04, -0.0), "z.1f"), format(complex(-0.0, -0.0), "z"), format(complex(-0.04, 0), ".1f"))
# expect: 0.0+0.0j (0+0j) -0.0+0.0j
