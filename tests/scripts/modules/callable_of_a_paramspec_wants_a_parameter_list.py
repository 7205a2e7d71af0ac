from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
print(Callable[P, T][[int, str], bool])
for bad in 0, int, None:
    try:
        print(Callable[P, T][bad, int])
    except TypeError as e:
        print(e)

# expect: collections.abc.Callable[[int, str], bool]
# expect: Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got 0
# expect: Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got <class 'int'>
# expect: Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got None
