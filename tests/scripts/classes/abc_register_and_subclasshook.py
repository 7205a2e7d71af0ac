from abc import ABC
from collections.abc import Iterable, Sized, Hashable, Callable, Sequence


class Duck(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "quack") or NotImplemented


class Mallard:
    def quack(self):
        pass


class Robot:
    pass


print(issubclass(Mallard, Duck), isinstance(Robot(), Duck))
Duck.register(Robot)
print(isinstance(Robot(), Duck))
print(isinstance([], Iterable), isinstance(5, Sized), isinstance([], Hashable), isinstance(len, Callable), isinstance((), Sequence))

# expect: True False
# expect: True
# expect: True False False True True
