from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...


class Square(Shape):
    def area(self):
        return 4


class Full(Square):
    name = "square"


for c in Shape, Square, Full:
    try:
        print(c().area())
    except TypeError as error:
        print(error)

# expect: Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'name'
# expect: Can't instantiate abstract class Square without an implementation for abstract method 'name'
# expect: 4
