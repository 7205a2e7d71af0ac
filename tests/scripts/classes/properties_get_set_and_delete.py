class C:
    @property
    def x(self):
        "The x."
        print("get")
        return self._x

    @x.setter
    def x(self, value):
        print("set", value)
        self._x = value

    @x.deleter
    def x(self):
        print("delete")
        del self._x

    @property
    def fixed(self):
        return 1


c = C()
c.x = 5
print(c.x, C.x.__doc__)
del c.x
for f in [lambda: setattr(c, "fixed", 2), lambda: delattr(c, "fixed"), lambda: c.x]:
    try:
        f()
    except AttributeError as error:
        print(error)

# expect: set 5
# expect: get
# expect: 5 The x.
# expect: delete
# expect: property 'fixed' of 'C' object has no setter
# expect: property 'fixed' of 'C' object has no deleter
# expect: get
# expect: 'C' object has no attribute '_x'
