# not: gcstress a collection at every safepoint takes too long here
a = []
for _ in range(100_000):
    a = [a]
try:
    repr(a)
except RecursionError:
    print("repr raised")  # expect: repr raised
b = []
for _ in range(100_000):
    b = [b]
try:
    a == b
except RecursionError:
    print("== raised")  # expect: == raised
t = ()
for _ in range(100_000):
    t = (t,)
try:
    hash(t)
except RecursionError:
    pass
del a, b, t
print("alive")  # expect: alive
