a = [1]
a.append(a)
d = {}
d["d"] = d
print(a, d, [a][0] is a)  # expect: [1, [...]] {'d': {...}} True
