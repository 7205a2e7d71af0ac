e = ValueError("a", 1)
import copy

c = copy.copy(e)
print(repr(c), c.args == e.args, c is e)  # expect: ValueError('a', 1) True False
e.args = ("changed",)
print(e)  # expect: changed
e.extra = 5
print(e.__dict__)  # expect: {'extra': 5}
