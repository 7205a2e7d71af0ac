class C:
    x = 1

    def __getattribute__(self, name):
        print("access", name)
        return super().__getattribute__(name)

    def f(self):
        return self.x


print(C().f(), len.__name__)

# expect: access f
# expect: access x
# expect: 1 len
