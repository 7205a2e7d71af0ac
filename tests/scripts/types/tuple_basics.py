t = (1, 2, 2, 3)
print(t[1], t[1:], t.count(2), t.index(3), (1,), (), t + (4,), (0,) * 2, len(t), 2 in t)
print((1, 2) < (1, 3), (1,) == (1.0,), hash((1, 2)) == hash((1.0, 2.0)), tuple("ab"), tuple([1]) is not None)
try:
    t[0] = 1
except TypeError as error:
    print(error)
try:
    hash(([],))
except TypeError as error:
    print(error)

# expect: 2 (2, 2, 3) 2 3 (1,) () (1, 2, 2, 3, 4) (0, 0) 4 True
# expect: True True True ('a', 'b') True
# expect: 'tuple' object does not support item assignment
# expect: unhashable type: 'list'
