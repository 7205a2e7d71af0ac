print(list(zip("ab", [1, 2, 3])), list(enumerate("ab", 1)), list(map(lambda x, y: x + y, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])))
print(list(reversed([1, 2])), sum([1, 2], 10), sum([[1], [2]], []), min(3, 1), max([1, 5], key=lambda x: -x), min([], default="d"))
print(all([]), any([]), all([1, 0]), any([0, 1]), sorted({"b": 1, "a": 2}), list(zip(*[(1, 2), (3, 4)])))
for f in [lambda: max([]), lambda: list(zip("ab", [1], strict=True)), lambda: sum(["a"]), lambda: sum("ab", ""), lambda: min(1, "a"),
          lambda: reversed({1}), lambda: next(iter([]))]:
    try:
        f()
    except (ValueError, TypeError, StopIteration) as error:
        print(repr(error))

# expect: [('a', 1), ('b', 2)] [(1, 'a'), (2, 'b')] [4, 6] [1, 'a']
# expect: [2, 1] 13 [1, 2] 1 1 d
# expect: True False False True ['a', 'b'] [(1, 3), (2, 4)]
# expect: ValueError('max() iterable argument is empty')
# expect: ValueError('zip() argument 2 is shorter than argument 1')
# expect: TypeError("unsupported operand type(s) for +: 'int' and 'str'")
# expect: TypeError("sum() can't sum strings [use ''.join(seq) instead]")
# expect: TypeError("'<' not supported between instances of 'str' and 'int'")
# expect: TypeError("'set' object is not reversible")
# expect: StopIteration()
