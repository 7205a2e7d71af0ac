items = list(range(6))
seen = []
for x in items:
    seen.append(x)
    items.remove(x)
print(seen, items)  # expect: [0, 2, 4] [1, 3, 5]
it = iter([1])
print(list(it), next(it, "over"))  # expect: [1] over
