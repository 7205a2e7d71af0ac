x = 0
y = 1_000 + 0xFF + 0o17 + 0b101
big = 123456789012345678901234567890 + 0xFFFFFFFFFFFFFFFFFFFF
f = 1.5 + .5 + 5. + 1e10 + 1e-7 + 1e22 + 1e400
c = 3j + 1_0.5J
none = (None, True, False, ...)
