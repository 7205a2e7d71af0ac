x = 7
x += 3
print(x)  # expect: 10
x -= 1
print(x)  # expect: 9
x *= 5
print(x)  # expect: 45
x //= 2
print(x)  # expect: 22
x **= 2
print(x)  # expect: 484
x %= 100
print(x)  # expect: 84
x <<= 2
print(x)  # expect: 336
x >>= 1
print(x)  # expect: 168
x &= 0xF
print(x)  # expect: 8
x |= 0x10
print(x)  # expect: 24
x ^= 0x3
print(x)  # expect: 27
x /= 4
print(x)  # expect: 6.75
