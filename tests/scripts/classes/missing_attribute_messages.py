class C:
    pass


for f in [lambda: C().x, lambda: C.x, lambda: C().f(), lambda: (1).foo, lambda: "".foo, lambda: f.foo, lambda: C().__nope__]:
    try:
        f()
    except AttributeError as error:
        print(error, error.name, error.obj.__class__.__name__)

# expect: 'C' object has no attribute 'x' x C
# expect: type object 'C' has no attribute 'x' x type
# expect: 'C' object has no attribute 'f' f C
# expect: 'int' object has no attribute 'foo' foo int
# expect: 'str' object has no attribute 'foo' foo str
# expect: 'function' object has no attribute 'foo' foo function
# expect: 'C' object has no attribute '__nope__' __nope__ C
