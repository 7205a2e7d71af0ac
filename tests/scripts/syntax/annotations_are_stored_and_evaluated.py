def f(a: int, b: "text" = 1, *args: str, c: list[int], **kw: dict) -> None:
    pass


print(f.__annotations__)
x: int = 5
y: str
print(__annotations__, x, "y" in globals())


class C:
    field: float
    other: "C" = None


print(C.__annotations__)

# expect: {'a': <class 'int'>, 'b': 'text', 'args': <class 'str'>, 'c': list[int], 'kw': <class 'dict'>, 'return': None}
# expect: {'x': <class 'int'>, 'y': <class 'str'>} 5 False
# expect: {'field': <class 'float'>, 'other': 'C'}
