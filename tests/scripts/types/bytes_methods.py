b = b"a,b,c"
print(b.split(b","), b.replace(b",", b"-"), b.find(b"b"), b.upper(), b.join([b"1", b"2"]), b.startswith(b"a"))
print(b" x ".strip(), b.partition(b","), b"ab".center(6, b"."), b"%d %s" % (5, b"x"), b"Ab".swapcase(), b.count(b","))
print(b"a\nb".splitlines(), b"ab".isalpha(), b"x".zfill(3), b"abc".translate(None, b"b"), b.rfind(b","))

# expect: [b'a', b'b', b'c'] b'a-b-c' 2 b'A,B,C' b'1a,b,c2' True
# expect: b'x' (b'a', b',', b'b,c') b'..ab..' b'5 x' b'aB' 2
# expect: [b'a', b'b'] True b'00x' b'ac' 3
