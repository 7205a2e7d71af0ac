# not: gcstress a collection at every safepoint takes too long here
n = 100_000
a = list(range(n))
print(sorted(a[::-1]) == a, sorted([1] * n) == [1] * n, sorted(a, key=lambda x: -x)[0], sorted((x * 7919) % n for x in a)[:3])

# expect: True True 99999 [0, 1, 2]
