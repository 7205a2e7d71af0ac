import sys

print(sys.exception(), sys.exc_info())
try:
    raise ValueError("outer")
except ValueError:
    print(repr(sys.exception()))
    try:
        raise KeyError("inner")
    except KeyError:
        print(repr(sys.exception()), sys.exc_info()[0])
    print(repr(sys.exception()))
print(sys.exception())

# expect: None (None, None, None)
# expect: ValueError('outer')
# expect: KeyError('inner') <class 'KeyError'>
# expect: ValueError('outer')
# expect: None
