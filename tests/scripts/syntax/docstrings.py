"""The module."""


def f():
    """First line.

    Indented.
    """


class C:
    "short"


def g():
    x = "no docstring"


print(__doc__, repr(f.__doc__), C.__doc__, g.__doc__)

# expect: The module. 'First line.\n\nIndented.\n' short None
