print((lambda: 1)(), (lambda x, /, y=2, *args, z, **kw: (x, y, args, z, kw))(1, 3, 4, z=5, w=6))
print((lambda *, a: a)(a=1))
print(sorted("bca", key=lambda c: -ord(c)))

# expect: 1 (1, 3, (4,), 5, {'w': 6})
# expect: 1
# expect: ['c', 'b', 'a']
