a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, a <= b, {2, 3} < a, a >= {1}, a == {3, 2, 1}, a.isdisjoint({9}))
print(a.union([5], (6,)), a.intersection([1, 2], [2]), a.difference([1]), a.symmetric_difference([1, 9]))
print(a.issubset(range(9)), a.issuperset([1]), set("aab") == {"a", "b"}, set(), len({1, 1.0, True}))
try:
    a | [1]
except TypeError as error:
    print(error)

# expect: {1, 2, 3, 4} {2, 3} {1} {1, 4} False True True True True
# expect: {1, 2, 3, 5, 6} {2} {2, 3} {2, 3, 9}
# expect: True True True set() 1
# expect: unsupported operand type(s) for |: 'set' and 'list'
