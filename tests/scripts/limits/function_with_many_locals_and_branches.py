body = "\n".join(f"    if x == {i}:\n        y{i} = {i}\n        return y{i}" for i in range(3000))
space = {}
exec(f"def f(x):\n{body}\n", space)
print(space["f"](0), space["f"](2999), space["f"](5000))  # expect: 0 2999 None
