a = bytearray(b"abcdef")
v = memoryview(a)[1:4]
v[0] = 90
print(a, bytes(v), v.tolist(), len(v), v.readonly, v.format, memoryview(b"x").readonly)
try:
    memoryview(b"x")[0] = 1
except TypeError as error:
    print(error)
try:
    a.append(1)
except BufferError as error:
    print(error)
v.release()

# expect: bytearray(b'aZcdef') b'Zcd' [90, 99, 100] 3 False B True
# expect: cannot modify read-only memory
# expect: Existing exports of data: object cannot be re-sized
