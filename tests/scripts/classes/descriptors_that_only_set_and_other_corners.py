class SetOnly:
    def __set__(self, obj, value):
        obj.__dict__["x"] = value


class A:
    x = SetOnly()


a = A()
print(type(a.x).__name__)
a.x = 5
print(a.x)


class B:
    __slots__ = ("s", "s")

    def no_arguments(*args):
        return super()

    def f(self):
        return "B"


try:
    B().no_arguments()
except RuntimeError as e:
    print(e)


class C(B):
    def f(self):
        return "C" + self.__super.f()


C._C__super = super(C)
print(C().f(), type(C._C__super))


class New:
    @classmethod
    def __new__(*args):
        return [a.__name__ if isinstance(a, type) else a for a in args]


print(New(1, 2))
for bad, key in ((5, 0), (None, 0), ("a", 0), ("a", "k"), (range(3), 0), (B(), 0), (B(), "k"), ({1}, 0)):
    try:
        del bad[key]
    except TypeError as e:
        print(e)
for f in (bool, type):
    try:
        f(1, x=2)
    except TypeError as e:
        print(e)

# expect: SetOnly
# expect: 5
# expect: super(): no arguments
# expect: CB <class 'super'>
# expect: ['New', 'New', 1, 2]
# expect: 'int' object does not support item deletion
# expect: 'NoneType' object does not support item deletion
# expect: 'str' object doesn't support item deletion
# expect: 'str' object does not support item deletion
# expect: 'range' object doesn't support item deletion
# expect: 'B' object doesn't support item deletion
# expect: 'B' object does not support item deletion
# expect: 'set' object doesn't support item deletion
# expect: bool() takes no keyword arguments
# expect: type() takes no keyword arguments
