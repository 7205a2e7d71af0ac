a = 10**20
b = 10**20
print(a == b, a is a, hash(a) == hash(b), {a: 1}[b], [a].index(b))  # expect: True True True 1 0
