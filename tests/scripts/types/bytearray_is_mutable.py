a = bytearray(b"abc")
a[0] = 120
a += b"de"
a.append(33)
a.extend([65, 66])
del a[1]
a[1:2] = b"---"
a.insert(0, 62)
print(a, a.pop(), len(a), bytes(a), a == bytes(a))
a.reverse()
print(a)
a.clear()
print(a)

# expect: bytearray(b'>x---de!A') 66 9 b'>x---de!A' True
# expect: bytearray(b'A!ed---x>')
# expect: bytearray(b'')
