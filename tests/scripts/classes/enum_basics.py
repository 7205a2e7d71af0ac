from enum import Enum, IntEnum, Flag, auto


class Color(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1


class Perm(Flag):
    R = auto()
    W = auto()


print(Color.RED, repr(Color.GREEN), Color(2), Color["RED"], Color.CRIMSON is Color.RED, list(Color), Color.RED.name, Color.RED.value)
print(Perm.R | Perm.W, Perm.R in (Perm.R | Perm.W), IntEnum("N", "A B").B + 1)
try:
    Color(9)
except ValueError as error:
    print(error)
try:
    Color.RED = 5
except AttributeError as error:
    print(error)

# expect: Color.RED <Color.GREEN: 2> Color.GREEN Color.RED True [<Color.RED: 1>, <Color.GREEN: 2>] RED 1
# expect: Perm.R|W True 3
# expect: 9 is not a valid Color
# expect: cannot reassign member 'RED'
