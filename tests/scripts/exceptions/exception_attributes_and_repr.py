for e in [ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), OSError(2, "gone", "file.txt"), StopIteration(5),
          SystemExit(3), UnicodeDecodeError("ascii", b"\xff", 0, 1, "bad"), AttributeError("m", name="n", obj=1), ImportError("m", name="n")]:
    print(repr(e), "|", e, "|", e.args)
print(OSError(2, "x").errno, StopIteration(5).value, SystemExit(3).code, type(OSError(2, "x")).__name__)

# expect: ValueError() |  | ()
# expect: ValueError('a') | a | ('a',)
# expect: ValueError('a', 1) | ('a', 1) | ('a', 1)
# expect: KeyError('k') | 'k' | ('k',)
# expect: FileNotFoundError(2, 'gone') | [Errno 2] gone: 'file.txt' | (2, 'gone')
# expect: StopIteration(5) | 5 | (5,)
# expect: SystemExit(3) | 3 | (3,)
# expect: UnicodeDecodeError('ascii', b'\xff', 0, 1, 'bad') | 'ascii' codec can't decode byte 0xff in position 0: bad | ('ascii', b'\xff', 0, 1, 'bad')
# expect: AttributeError('m') | m | ('m',)
# expect: ImportError('m') | m | ('m',)
# expect: 2 5 3 FileNotFoundError
