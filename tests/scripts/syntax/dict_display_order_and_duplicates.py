def log(x):
    print(x, end=" ")
    return x


d = {log("k1"): log("v1"), log("k2"): log("v2"), "k1": "new"}
print(d)  # expect: k1 v1 k2 v2 {'k1': 'new', 'k2': 'v2'}
print({1: "int", 1.0: "float", True: "bool"})  # expect: {1: 'bool'}
