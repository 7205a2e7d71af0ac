a = [1, 2]
a.extend(a)
print(a)  # expect: [1, 2, 1, 2]
a += a
print(len(a))  # expect: 8
a[1:1] = a
print(len(a), a[:4])  # expect: 16 [1, 1, 2, 1]
