print((255).bit_length(), (0).bit_length(), (-5).bit_count(), (10).as_integer_ratio(), (5).conjugate())
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-2).to_bytes(2, signed=True))
print(int.from_bytes(b"\x04\x00"), int.from_bytes(b"\xff\xfe", "little"), int.from_bytes(b"\xff", signed=True))
print((7).real, (7).imag, (7).numerator, (7).denominator, (7).is_integer())
try:
    (256).to_bytes(1)
except OverflowError as error:
    print(error)
try:
    (-1).to_bytes(1)
except OverflowError as error:
    print(error)

# expect: 8 0 2 (10, 1) 5
# expect: b'\x04\x00' b'\x00\x04\x00\x00' b'\xff\xfe'
# expect: 1024 65279 -1
# expect: 7 0 7 1 True
# expect: int too big to convert
# expect: can't convert negative int to unsigned
