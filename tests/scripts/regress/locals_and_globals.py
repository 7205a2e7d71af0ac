def f(a):
    b = 2
    return sorted(locals().items())


x = 5
print(f(1), globals()["x"], locals() is globals())  # expect: [('a', 1), ('b', 2)] 5 True


class C:
    y = 1
    names = [n for n in locals() if n[0] != "_"]


print("y" in C.__dict__)  # expect: True
