b = b"hello"
print(b[0], b[1:3], b[::-1], len(b), list(b"ab"), b"l" in b, 104 in b, b + b"!", b * 2)
print(bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(range(3)), bytes.fromhex("01 ff"), b"\x01\xff".hex("-"))
for f in [lambda: bytes([256]), lambda: bytes("a"), lambda: b"a" + "b", lambda: bytes(-1), lambda: b"abc"["x"]]:
    try:
        f()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

# expect: 104 b'el' b'olleh' 5 [97, 98] True True b'hello!' b'hellohello'
# expect: b'\x00\x00\x00' b'AB' b'\xc3\xa9' b'\x00\x01\x02' b'\x01\xff' 01-ff
# expect: ValueError bytes must be in range(0, 256)
# expect: TypeError string argument without an encoding
# expect: TypeError can't concat str to bytes
# expect: ValueError negative count
# expect: TypeError byte indices must be integers or slices, not str
