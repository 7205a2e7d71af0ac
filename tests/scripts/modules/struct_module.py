# Packing and unpacking: sizes, alignment, byte orders, ranges, texts of errors.
import struct


def show(f):
    try:
        print(f())
    except (struct.error, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


show(lambda: struct.pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 2**32 - 1, -2**63, 2**64 - 1))
show(lambda: struct.unpack(">bBhHqQfd", struct.pack(">bBhHqQfd", -1, 255, -2, 65535, -2**63, 2**64 - 1, 1.5, 0.1)))
show(lambda: (struct.calcsize("bi"), struct.calcsize("=bi"), struct.calcsize("b0i"), struct.calcsize("2i3s")))
show(lambda: struct.pack("5s5p?c", b"abc", b"abcdefg", 2, b"x"))
show(lambda: (struct.pack("e", 1.5), struct.pack("e", 1e-7), struct.unpack("<e", b"\x00<")))
show(lambda: struct.pack("b", 200))
show(lambda: struct.pack("i", "a"))
show(lambda: struct.pack("ii", 1))
show(lambda: struct.unpack("i", b"abc"))
show(lambda: struct.unpack_from("i", b"abcdefgh", 6))
show(lambda: list(struct.iter_unpack("h", b"abcd")))
buffer = bytearray(8)
struct.pack_into(">i", buffer, 2, 1)
show(lambda: buffer)
show(lambda: struct.pack("z", 1))
packer = struct.Struct("<hh")
show(lambda: (packer.size, packer.format, packer.pack(1, 2), packer.unpack(b"\1\0\2\0")))

# expect: b'\xff\xff\xfe\xff\xff\xff\xfd\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x80\xff\xff\xff\xff\xff\xff\xff\xff'
# expect: (-1, 255, -2, 65535, -9223372036854775808, 18446744073709551615, 1.5, 0.1)
# expect: (8, 5, 4, 11)
# expect: b'abc\x00\x00\x04abcd\x01x'
# expect: (b'\x00>', b'\x02\x00', (1.0,))
# expect: error 'b' format requires -128 <= number <= 127
# expect: error required argument is not an integer
# expect: error pack expected 2 items for packing (got 1)
# expect: error unpack requires a buffer of 4 bytes
# expect: error unpack_from requires a buffer of at least 10 bytes for unpacking 4 bytes at offset 6 (actual buffer size is 8)
# expect: [(25185,), (25699,)]
# expect: bytearray(b'\x00\x00\x00\x00\x00\x01\x00\x00')
# expect: error bad char in struct format
# expect: (4, '<hh', b'\x01\x00\x02\x00', (1, 2))
