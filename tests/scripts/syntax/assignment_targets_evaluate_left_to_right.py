def log(name, value):
    print(name)
    return value


d = {}
d[log("key 1", 1)] = d[log("key 2", 2)] = log("value", 3)
print(d)
d[log("a", "a")], d[log("b", "b")] = log("x", 1), log("y", 2)

# expect: value
# expect: key 1
# expect: key 2
# expect: {1: 3, 2: 3}
# expect: x
# expect: y
# expect: a
# expect: b
