class C:
    pass


d, c, items = {"a": 1}, C(), [0, 1, 2, 3, 4]
c.x = 1
del d["a"], c.x
del items[0], items[1:3]
print(d, hasattr(c, "x"), items)  # expect: {} False [1, 4]
a = b = 1
del (a, b)
print("a" in globals(), "b" in globals())  # expect: False False
