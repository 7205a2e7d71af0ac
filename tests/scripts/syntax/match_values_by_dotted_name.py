class Color:
    RED = "r"
    BLUE = "b"


def name(c):
    match c:
        case Color.RED:
            return "red"
        case Color.BLUE:
            return "blue"
        case other:
            return other


print(name("r"), name("b"), name("g"))  # expect: red blue g
