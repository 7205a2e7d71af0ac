# The methods themselves name the argument, the operators what was multiplied; an empty dict does not hash what it pops.
import collections


def show(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: [1].__mul__("a"))  # expect: TypeError 'str' object cannot be interpreted as an integer
show(lambda: (1,).__rmul__(None))  # expect: TypeError 'NoneType' object cannot be interpreted as an integer
show(lambda: "a".__mul__(1.5))  # expect: TypeError 'float' object cannot be interpreted as an integer
show(lambda: [1].__imul__("a"))  # expect: TypeError 'str' object cannot be interpreted as an integer
show(lambda: collections.deque([1]).__mul__("a"))  # expect: TypeError 'str' object cannot be interpreted as an integer
show(lambda: collections.deque([1]) * "a")  # expect: TypeError can't multiply sequence by non-int of type 'str'
show(lambda: [1] * "a")  # expect: TypeError can't multiply sequence by non-int of type 'str'
show(lambda: 1.5 * [1])  # expect: TypeError can't multiply sequence by non-int of type 'float'
show(lambda: {}.pop([]))  # expect: KeyError []
show(lambda: {}.pop([], 5))  # expect: 5
show(lambda: {1: 2}.pop([], 5))  # expect: TypeError unhashable type: 'list'
show(lambda: int(bytearray(b"abc")))  # expect: ValueError invalid literal for int() with base 10: b'abc'
show(lambda: 1 if NotImplemented else 2)  # expect: 1
