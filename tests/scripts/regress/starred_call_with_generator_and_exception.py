def numbers():
    yield 1
    raise ValueError("while unpacking")


def f(*args):
    print("never")


try:
    f(*numbers())
except ValueError as error:
    print(error)  # expect: while unpacking
try:
    [*numbers()]
except ValueError as error:
    print(error)  # expect: while unpacking
