print([(x, y) for x in range(3) if x % 2 == 0 for y in range(x + 1) if y != 1])
print([[y for y in range(x)] for x in range(3)])
matrix = [[1, 2], [3, 4]]
print([value for row in matrix for value in row])
print({k: v for k, v in zip("ab", [1, 2])})
print(sorted({len(w) for w in ["a", "b", "cc"]}))

# expect: [(0, 0), (2, 0), (2, 2)]
# expect: [[], [0], [0, 1]]
# expect: [1, 2, 3, 4]
# expect: {'a': 1, 'b': 2}
# expect: [1, 2]
