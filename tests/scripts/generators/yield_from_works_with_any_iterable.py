def f():
    yield from [1, 2]
    yield from "ab"
    yield from range(2)
    yield from {"k": 1}
    return (yield from [])


print(list(f()))  # expect: [1, 2, 'a', 'b', 0, 1, 'k']


def bad():
    yield from 5


try:
    list(bad())
except TypeError as error:
    print(error)  # expect: 'int' object is not iterable
