class Data:
    def __get__(self, obj, owner):
        return "data descriptor", obj is None, owner.__name__

    def __set__(self, obj, value):
        print("set", value)  # expect: set 1


class NonData:
    def __get__(self, obj, owner):
        return "non-data descriptor"


class C:
    d = Data()
    n = NonData()


c = C()
c.d = 1
c.__dict__["d"] = "instance"
print(c.d, C.d)  # expect: ('data descriptor', False, 'C') ('data descriptor', True, 'C')
print(c.n)  # expect: non-data descriptor
c.n = "instance"
print(c.n, C.n)  # expect: instance non-data descriptor
