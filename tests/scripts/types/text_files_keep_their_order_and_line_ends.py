import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "x.txt")
with open(path, "w") as f:
    print("hello", "w\u00f6rld", file=f)
    f.writelines(["a\n", "b\r\n", "c"])
with open(path) as f:
    print(repr(f.read()))
with open(path, newline="") as f:
    print(f.readlines())
with open(path, "rb") as f:
    print(f.read())
with open(path, "a") as f:
    f.write("end")
with open(path, "r+") as f:
    print((f.readline(), f.tell(), f.write("ZZ"), f.seek(0), f.read()))
with open(path, "w+b") as f:
    print(f.write(b"0123456789"), f.seek(3), f.read(2), f.write(b"XY"), f.seek(0), f.read(), f.truncate(4))
open(path, "w").write("never closed")
print(open(path).read(), os.path.getsize(path))

# expect: 'hello wörld\na\nb\nc'
# expect: ['hello wörld\n', 'a\n', 'b\r\n', 'c']
# expect: b'hello w\xc3\xb6rld\na\nb\r\nc'
# expect: ('hello wörld\n', 13, 2, 0, 'hello wörld\na\nb\ncendZZ')
# expect: 10 3 b'34' 2 0 b'01234XY789' 4
# expect: never closed 12
