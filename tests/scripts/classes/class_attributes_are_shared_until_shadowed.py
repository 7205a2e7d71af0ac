class C:
    items = []
    n = 0


a, b = C(), C()
a.items.append(1)
a.n += 1
print(b.items, b.n, C.n, a.n, vars(a))  # expect: [1] 0 0 1 {'n': 1}
