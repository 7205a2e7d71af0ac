s = {1}
s.add(2)
s.update([3], (4,))
s.discard(9)
s.remove(1)
print(s, s.copy() is s)
s &= {2, 3, 9}
s |= {7}
s -= {2}
s ^= {7, 8}
print(s, s.pop() in (3, 8), len(s))
s.clear()
for f in [lambda: s.remove(1), lambda: s.pop(), lambda: s.add([])]:
    try:
        f()
    except (KeyError, TypeError) as error:
        print(repr(error))

# expect: {2, 3, 4} False
# expect: {3} True 1
# expect: KeyError(1)
# expect: KeyError('pop from an empty set')
# expect: TypeError("unhashable type: 'list'")
