print((0.5).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (255.5).hex(), float.fromhex("0x1.8p3"))
print((3.7).__int__(), (3.7).__trunc__(), (3.7).__floor__(), (3.2).__ceil__(), hash(2.0) == hash(2), hash(0.5))

# expect: (1, 2) True False 0x1.ff00000000000p+7 12.0
# expect: 3 3 3 4 True 1152921504606846976
