f = frozenset([1, 2])
print(f, {f: 1}, sorted(f | {3}), sorted({3} | f), type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2}, hash(f) == hash(frozenset([2, 1])))
print({frozenset({1})} == {frozenset({1})}, frozenset(), {1} in {frozenset({1})})
try:
    f.add(1)
except AttributeError as error:
    print(error)

# expect: frozenset({1, 2}) {frozenset({1, 2}): 1} [1, 2, 3] [1, 2, 3] frozenset set True True
# expect: True frozenset() True
# expect: 'frozenset' object has no attribute 'add'
