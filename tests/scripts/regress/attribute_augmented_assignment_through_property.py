class C:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        print("get")
        return self._x

    @x.setter
    def x(self, value):
        print("set", value)
        self._x = value


c = C()
c.x += 4
c.x **= 2
print(c._x)

# expect: get
# expect: set 5
# expect: get
# expect: set 25
# expect: 25
