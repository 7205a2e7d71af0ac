class Recorder(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("define", key)
        super().__setitem__(key, value)


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return Recorder()


class C(metaclass=Meta):
    x = 1

    def f(self):
        pass

# expect: define x
# expect: define f
