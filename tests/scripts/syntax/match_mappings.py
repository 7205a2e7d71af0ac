def read(x):
    match x:
        case {"kind": "point", "x": x, "y": y}:
            return x, y
        case {"kind": kind, **rest}:
            return kind, rest
        case {}:
            return "some mapping"
        case _:
            return "none"


print(read({"kind": "point", "x": 1, "y": 2, "z": 3}))  # expect: (1, 2)
print(read({"kind": "line", "length": 5}))  # expect: ('line', {'length': 5})
print(read({1: 2}), read({}), read([]))  # expect: some mapping some mapping none
