class C:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


c = C()
c.x = 1
c.x += 1
del c.x
print(vars(c))

# expect: set x 1
# expect: set x 2
# expect: del x
# expect: {}
