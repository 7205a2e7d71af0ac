def look(b):
    m = memoryview(b)[1:]
    try:
        b.append(2)
    except BufferError as e:
        print(e)
    return m[0]


b = bytearray(b"abc")
print(look(b))
b.extend(b"zz")
print(b)
look(b)
del b[::2]
print(b)
look(b)
b[0:2] = b""
print(b)

# expect: Existing exports of data: object cannot be re-sized
# expect: 98
# expect: bytearray(b'abczz')
# expect: Existing exports of data: object cannot be re-sized
# expect: bytearray(b'bz')
# expect: Existing exports of data: object cannot be re-sized
# expect: bytearray(b'')
