import itertools

print(list(itertools.islice((x * x for x in itertools.count(1)), 4)), list(itertools.chain("ab", [1])))
a, b = itertools.tee(x for x in range(3))
print(list(a), list(b), list(itertools.takewhile(lambda x: x < 2, range(9))), list(itertools.zip_longest("ab", "c")))
print([(k, list(g)) for k, g in itertools.groupby("aabc")], list(itertools.accumulate([1, 2, 3])), list(itertools.batched("abc", 2)))

# expect: [1, 4, 9, 16] ['a', 'b', 1]
# expect: [0, 1, 2] [0, 1, 2] [0, 1] [('a', 'c'), ('b', None)]
# expect: [('a', ['a', 'a']), ('b', ['b']), ('c', ['c'])] [1, 3, 6] [('a', 'b'), ('c',)]
