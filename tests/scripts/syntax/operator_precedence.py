print(-2**2, 2**-1, -2**-2, 2**3**2)  # expect: -4 0.5 -0.25 512
print(1 + 2 * 3 - 4 / 2, 7 // 2 * 2, 7 % 4 * 2)  # expect: 5.0 6 6
print(1 | 2 ^ 3 & 4 << 1, ~1 + 2, not 1 == 2)  # expect: 3 0 True
print(1 if 0 else 2 or 3, 5 - 3 - 1, not True or True)  # expect: 2 1 True
