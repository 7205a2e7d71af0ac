class C:
    @property
    def x(self):
        return self.x

    def __setattr__(self, name, value):
        setattr(self, name, value)


for f in [lambda: C().x, lambda: setattr(C(), "y", 1)]:
    try:
        f()
    except RecursionError:
        print("RecursionError")

# expect: RecursionError
# expect: RecursionError
