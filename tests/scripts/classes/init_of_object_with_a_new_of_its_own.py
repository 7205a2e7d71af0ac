# object.__init__ accepts any arguments when the class has a __new__ of its own, and only then.


class Word(str):
    def __new__(cls, text, extra=None):
        return super().__new__(cls, text)


class Point(tuple):
    pass


class Number(int):
    def __init__(self, *args, **kw):
        print("init", args, kw)


class Odd:
    def __new__(cls, *args):
        return object.__new__(cls)


class Plain:
    pass


print(Word("a", extra=1), Point([1, 2]), Number("12", base=8))
print(type(Odd(1, 2)).__name__, str(b"x", "ascii"), frozenset([1]))
for make in lambda: Plain(1), lambda: Point(1, 2), lambda: object(1):
    try:
        make()
    except TypeError as e:
        print(e)

# expect: init ('12',) {'base': 8}
# expect: a (1, 2) 10
# expect: Odd x frozenset({1})
# expect: Plain() takes no arguments
# expect: tuple expected at most 1 argument, got 2
# expect: object() takes no arguments
