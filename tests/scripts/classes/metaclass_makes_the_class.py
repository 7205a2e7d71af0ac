class Meta(type):
    def __new__(meta, name, bases, namespace, **options):
        print("new", name, options)
        return super().__new__(meta, name, bases, namespace | {"added": 1})

    def __init__(cls, name, bases, namespace, **options):
        print("init", name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("call", args)
        return super().__call__(*args)

    def describe(cls):
        return f"class {cls.__name__}"


class C(metaclass=Meta, option=1):
    def __init__(self, x=0):
        self.x = x


class D(C):
    pass


print(C(5).x, C.added, D.describe(), type(D).__name__, hasattr(C(), "describe"))

# expect: new C {'option': 1}
# expect: init C
# expect: new D {}
# expect: init D
# expect: call (5,)
# expect: call ()
# expect: 5 1 class D Meta False
