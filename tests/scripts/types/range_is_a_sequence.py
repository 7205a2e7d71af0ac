r = range(0, 10, 3)
print(r, len(r), r[1], r[-1], r[1:], r[::-1], 9 in r, 10 in r, r.index(6), r.count(3), list(reversed(r)))
print(range(5) == range(0, 5, 1), range(0) == range(2, 1), hash(range(3)) == hash(range(0, 3)), bool(range(0)))
print(range(10, 0, -3), list(range(10, 0, -3)), range(2**70, 2**70 + 2)[1], len(range(-5, 5)), r.start, r.stop, r.step)
for f in [lambda: range(0, 1, 0), lambda: r[9], lambda: range(1.5), lambda: range(), lambda: r.index(1)]:
    try:
        f()
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)

# expect: range(0, 10, 3) 4 3 9 range(3, 12, 3) range(9, -3, -3) True False 2 1 [9, 6, 3, 0]
# expect: True True True False
# expect: range(10, 0, -3) [10, 7, 4, 1] 1180591620717411303425 10 0 10 3
# expect: ValueError range() arg 3 must not be zero
# expect: IndexError range object index out of range
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError range expected at least 1 argument, got 0
# expect: ValueError 1 is not in range
