# io: StringIO and BytesIO, the abstract classes.
import io
def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
s = io.StringIO()
t(s.write, 'hello\nworld\n')
print(s.getvalue(), s.tell(), s.seek(0), s.readline())
print(list(s), s.read(), s.seek(3), s.read(2))
s.seek(2)
s.write('XX')
print(s.getvalue())
s.truncate(5)
print(repr(s.getvalue()))
s.seek(10)
s.write('z')
print(repr(s.getvalue()))
s.seek(0, 2)
print(s.tell())
t(s.write, b'x')
t(s.write, 3)
t(s.seek, -1)
t(s.seek, 1, 1)
t(s.seek, 0, 5)
t(s.truncate, -1)
t(s.fileno)
t(s.detach)
s.close()
t(s.write, 'a')
t(s.getvalue)
t(s.read)
t(s.readline)
print(s.closed)
t(io.StringIO, 3)
t(io.StringIO, '', 3)
t(io.StringIO, '', 'x')
for nl in (None, '', '\n', '\r', '\r\n'):
    s = io.StringIO('a\nb\rc\r\nd', newline=nl)
    print(repr(nl), repr(s.getvalue()), s.readlines(), s.newlines)
    s = io.StringIO(newline=nl)
    s.write('x\ny\r\nz\r')
    print(repr(s.getvalue()), s.newlines)
s = io.StringIO('abc\ndef')
print(s.readline(2), s.readline(10), s.readlines(1), s.readable())
print(s.writable(), s.seekable(), s.isatty(), s.encoding)
print(s.errors, s.line_buffering)
with io.StringIO('q') as s:
    print(s.read())
print(s.closed)
s = io.StringIO('ab')
s.writelines(['x', 'y'])
print(s.getvalue())
print('p', 1, file=s, sep='')
print(s.getvalue())
b = io.BytesIO(b'hello\nworld')
print(b.read(3), b.readline(), b.read(), b.read())
print(b.seek(-3, 2), b.read(), b.tell(), b.getvalue())
print(b.seek(0), b.readlines())
b.seek(20)
b.write(b'zz')
print(b.getvalue())
b.seek(1)
b.write(bytearray(b'ZZ'))
print(b.getvalue(), b.truncate(4), b.getvalue(), b.seek(-100, 1))
t(b.write, 'x')
t(b.write, 3)
t(b.seek, -1)
t(b.seek, 0, 9)
t(b.read, 'x')
x = bytearray(3)
print(b.readinto(x), x, b.getbuffer()[0], b.read1(1))
b.close()
t(b.read)
t(b.getvalue)
t(io.BytesIO, 'x')
print(isinstance(s, io.TextIOBase), isinstance(s, io.IOBase), isinstance(b, io.BufferedIOBase), issubclass(io.UnsupportedOperation, ValueError))
print(io.SEEK_END, io.DEFAULT_BUFFER_SIZE)
class R(io.RawIOBase):

    def __init__(s):
        s.d = b'abcdef\nxyz'

    def readable(s):
        return True

    def readinto(s, b):
        n = min(len(b), len(s.d))
        b[:n] = s.d[:n]
        s.d = s.d[n:]
        return n
r = R()
print(r.read(2), r.readline(), r.readall(), r.read(1))
t(r.seek, 0)
t(r.write, b'')
t(r.fileno)

# expect: 12
# expect: hello
# expect: world
# expect:  12 0 hello
# expect:
# expect: ['world\n']  3 lo
# expect: heXXo
# expect: world
# expect:
# expect: 'heXXo'
# expect: 'heXXo\x00\x00\x00\x00\x00z'
# expect: 11
# expect: TypeError string argument expected, got 'bytes'
# expect: TypeError string argument expected, got 'int'
# expect: ValueError Negative seek position -1
# expect: OSError Can't do nonzero cur-relative seeks
# expect: ValueError Invalid whence (5, should be 0, 1 or 2)
# expect: ValueError Negative size value -1
# expect: UnsupportedOperation fileno
# expect: UnsupportedOperation detach
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect: True
# expect: TypeError initial_value must be str or None, not int
# expect: TypeError newline must be str or None, not int
# expect: ValueError illegal newline value: 'x'
# expect: None 'a\nb\nc\nd' ['a\n', 'b\n', 'c\n', 'd'] ('\r', '\n', '\r\n')
# expect: 'x\ny\nz\n' ('\r', '\n', '\r\n')
# expect: '' 'a\nb\rc\r\nd' ['a\n', 'b\r', 'c\r\n', 'd'] ('\r', '\n', '\r\n')
# expect: 'x\ny\r\nz\r' ('\r', '\n', '\r\n')
# expect: '\n' 'a\nb\rc\r\nd' ['a\n', 'b\rc\r\n', 'd'] None
# expect: 'x\ny\r\nz\r' None
# expect: '\r' 'a\rb\rc\r\rd' ['a\r', 'b\r', 'c\r', '\r', 'd'] None
# expect: 'x\ry\r\rz\r' None
# expect: '\r\n' 'a\r\nb\rc\r\r\nd' ['a\r\n', 'b\rc\r\r\n', 'd'] None
# expect: 'x\r\ny\r\r\nz\r' None
# expect: ab c
# expect:  ['def'] True
# expect: True True False None
# expect: None False
# expect: q
# expect: True
# expect: xy
# expect: xyp1
# expect:
# expect: b'hel' b'lo\n' b'world' b''
# expect: 8 b'rld' 11 b'hello\nworld'
# expect: 0 [b'hello\n', b'world']
# expect: b'hello\nworld\x00\x00\x00\x00\x00\x00\x00\x00\x00zz'
# expect: b'hZZlo\nworld\x00\x00\x00\x00\x00\x00\x00\x00\x00zz' 4 b'hZZl' 0
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError a bytes-like object is required, not 'int'
# expect: ValueError negative seek value -1
# expect: ValueError invalid whence (9, should be 0, 1 or 2)
# expect: TypeError argument should be integer or None, not 'str'
# expect: 3 bytearray(b'hZZ') 104 b'l'
# expect: ValueError I/O operation on closed file.
# expect: ValueError I/O operation on closed file.
# expect: TypeError a bytes-like object is required, not 'str'
# expect: True True True True
# expect: 2 8192
# expect: b'ab' b'cdef\n' b'xyz' b''
# expect: UnsupportedOperation seek
# expect: NotImplementedError 
# expect: UnsupportedOperation fileno
