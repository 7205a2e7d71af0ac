class C:
    x = 1


c = C()
setattr(c, "y", 2)
print(getattr(c, "x"), getattr(c, "z", "none"), hasattr(c, "y"), vars(c), [n for n in dir(c) if n[0] != "_"])
delattr(c, "y")
for f in [lambda: c.y, lambda: delattr(c, "y"), lambda: getattr(c, 5), lambda: (5).x, lambda: C.nothing, lambda: delattr(c, "x")]:
    try:
        f()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)

# expect: 1 none True {'y': 2} ['x', 'y']
# expect: AttributeError 'C' object has no attribute 'y'
# expect: AttributeError 'C' object has no attribute 'y'
# expect: TypeError attribute name must be string, not 'int'
# expect: AttributeError 'int' object has no attribute 'x'
# expect: AttributeError type object 'C' has no attribute 'nothing'
# expect: AttributeError 'C' object has no attribute 'x'
