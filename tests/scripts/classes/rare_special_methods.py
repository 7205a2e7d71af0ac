# Methods that are None, keywords of subclasses of builtin types, exceptions that are none, unsafe __new__.
def attempt(function):
    try:
        return repr(function())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class ListWithNew(list):
    def __new__(cls, items=(), tag=None):
        made = super().__new__(cls, items)
        made.tag = tag
        return made


class TupleWithInit(tuple):
    def __init__(self, items=(), tag=None):
        self.tag = tag


class FloatWithInit(float):
    def __init__(self, value, tag=None):
        self.tag = tag


class FrozenWithInit(frozenset):
    def __init__(self, items=(), tag=None):
        self.tag = tag


class Plain(list):
    pass


print(ListWithNew([1], tag=3), ListWithNew([1], tag=3).tag)
print(TupleWithInit([1], tag=3).tag, FloatWithInit(1, tag=3), FrozenWithInit([1], tag=3))
print(attempt(lambda: Plain([1], tag=3)), attempt(lambda: tuple(tag=3)))


class NoEq:
    __eq__ = None


class NoNe:
    __ne__ = None


class Ne:
    def __ne__(self, other):
        return "Ne.ne"


print(attempt(lambda: NoEq() == 1), attempt(lambda: NoNe() != Ne()), attempt(lambda: Ne() != NoNe()))
print(attempt(lambda: int.__new__(bool, 0)), attempt(lambda: dict.__new__(list)))


class Wrong(Exception):
    def __new__(cls):
        return 5


def generator():
    try:
        yield
    except TypeError as error:
        print("inside:", error)
        raise


running = generator()
next(running)
print(attempt(lambda: running.throw(Wrong)))


class Box:
    __iter__ = None


print(attempt(lambda: 1 in Box()), attempt(lambda: iter(Box())))


class BadRepr:
    def __repr__(self):
        return 1


print(attempt(lambda: str(BadRepr())), attempt(lambda: repr(BadRepr())), attempt(lambda: eval("")))

# expect: [1] 3
# expect: 3 1.0 FrozenWithInit({1})
# expect: TypeError: list() takes no keyword arguments TypeError: tuple() takes no keyword arguments
# expect: TypeError: 'NoneType' object is not callable TypeError: 'NoneType' object is not callable 'Ne.ne'
# expect: TypeError: int.__new__(bool) is not safe, use bool.__new__() TypeError: dict.__new__(list): list is not a subtype of dict
# expect: inside: calling <class '__main__.Wrong'> should have returned an instance of BaseException, not int
# expect: TypeError: calling <class '__main__.Wrong'> should have returned an instance of BaseException, not int
# expect: TypeError: argument of type 'Box' is not iterable TypeError: 'Box' object is not iterable
# expect: TypeError: __str__ returned non-string (type int) TypeError: __repr__ returned non-string (type int) SyntaxError: invalid syntax (<string>, line 0)
