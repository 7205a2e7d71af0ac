class Field:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = name

    def __get__(self, obj, owner):
        return obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value * 2


class Model:
    a = Field()
    b = Field()


m = Model()
m.a = 5
print(m.a, m.b, vars(m))

# expect: named Model a
# expect: named Model b
# expect: 10 unset {'a': 10}
