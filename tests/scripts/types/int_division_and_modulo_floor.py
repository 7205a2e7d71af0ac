print(7 // 2, -7 // 2, 7 // -2, -7 // -2)
print(7 % 3, -7 % 3, 7 % -3, -7 % -3)
print(divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(0, 5))
print(7 / 2, -7 / 2, 6 / 3)

# expect: 3 -4 -4 3
# expect: 1 2 -2 -1
# expect: (2, 1) (-3, 2) (-3, -2) (0, 0)
# expect: 3.5 -3.5 2.0
