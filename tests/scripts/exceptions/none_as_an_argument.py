# Messages about an argument that is None call it None, not NoneType.
import sys, io
for t in ('type(None, (), {})', 'type(sys)(None)', 'str.maketrans("a", None)', 'str.maketrans("a", "b", None)', 'open("x", None)', 'compile("1", "f", None)', 'format(1, None)', 'sys.intern(None)', 'io.StringIO().write(None)', 'ExceptionGroup(None, [1])', 'int("1", None)', 'sys.stdout.write(None)', '" ".join(None)', 'isinstance(1, None)', 'getattr(1, None)', '"a".startswith(None)', 'b"a".startswith(None)', 'bytes.fromhex(None)','"".encode(None)','b"".decode(None)', '"a".replace(None, "b")', 'sum(None)', 'ord(None)', 'chr(None)', 'print(sep=1)', 'print(1, end=2)', 'sorted(None)', 'round(None)', 'setattr(1, None, 2)', 'exec(None)', 'eval(None)', '__import__(None)', 'range(None)', 'hash([])', 'bytes(None)', 'bytearray(None)', 'memoryview(None)', 'complex(None)', 'float(None)', 'int(None)', 'abs(None)', 'divmod(None, 1)', 'pow(None, 1)', 'len(None)', 'iter(None)', 'next(None)', 'slice()', 'dict(None)', 'set(None)', 'list(None)', 'tuple(None)', 'zip(None)', 'map(None)', 'enumerate(None)', 'reversed(None)', 'min(None)', 'input(1,2)'):
    try: print(t, eval(t))
    except Exception as e: print(t, '->', type(e).__name__, e)

# expect: type(None, (), {}) -> TypeError type.__new__() argument 1 must be str, not None
# expect: type(sys)(None) -> TypeError module() argument 'name' must be str, not None
# expect: str.maketrans("a", None) -> TypeError maketrans() argument 2 must be str, not None
# expect: str.maketrans("a", "b", None) -> TypeError maketrans() argument 3 must be str, not None
# expect: open("x", None) -> TypeError open() argument 'mode' must be str, not None
# expect: compile("1", "f", None) -> TypeError compile() argument 'mode' must be str, not None
# expect: format(1, None) -> TypeError format() argument 2 must be str, not None
# expect: sys.intern(None) -> TypeError intern() argument must be str, not None
# expect: io.StringIO().write(None) -> TypeError string argument expected, got 'NoneType'
# expect: ExceptionGroup(None, [1]) -> TypeError BaseExceptionGroup.__new__() argument 1 must be str, not None
# expect: int("1", None) -> TypeError 'NoneType' object cannot be interpreted as an integer
# expect: sys.stdout.write(None) -> TypeError write() argument must be str, not None
# expect: " ".join(None) -> TypeError can only join an iterable
# expect: isinstance(1, None) -> TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: getattr(1, None) -> TypeError attribute name must be string, not 'NoneType'
# expect: "a".startswith(None) -> TypeError startswith first arg must be str or a tuple of str, not NoneType
# expect: b"a".startswith(None) -> TypeError startswith first arg must be bytes or a tuple of bytes, not NoneType
# expect: bytes.fromhex(None) -> TypeError fromhex() argument must be str, not None
# expect: "".encode(None) -> TypeError encode() argument 'encoding' must be str, not None
# expect: b"".decode(None) -> TypeError decode() argument 'encoding' must be str, not None
# expect: "a".replace(None, "b") -> TypeError replace() argument 1 must be str, not None
# expect: sum(None) -> TypeError 'NoneType' object is not iterable
# expect: ord(None) -> TypeError ord() expected string of length 1, but NoneType found
# expect: chr(None) -> TypeError 'NoneType' object cannot be interpreted as an integer
# expect: print(sep=1) -> TypeError sep must be None or a string, not int
# expect: print(1, end=2) -> TypeError end must be None or a string, not int
# expect: sorted(None) -> TypeError 'NoneType' object is not iterable
# expect: round(None) -> TypeError type NoneType doesn't define __round__ method
# expect: setattr(1, None, 2) -> TypeError attribute name must be string, not 'NoneType'
# expect: exec(None) -> TypeError exec() arg 1 must be a string, bytes or code object
# expect: eval(None) -> TypeError eval() arg 1 must be a string, bytes or code object
# expect: __import__(None) -> TypeError module name must be a string
# expect: range(None) -> TypeError 'NoneType' object cannot be interpreted as an integer
# expect: hash([]) -> TypeError unhashable type: 'list'
# expect: bytes(None) -> TypeError cannot convert 'NoneType' object to bytes
# expect: bytearray(None) -> TypeError cannot convert 'NoneType' object to bytearray
# expect: memoryview(None) -> TypeError memoryview: a bytes-like object is required, not 'NoneType'
# expect: complex(None) -> TypeError complex() first argument must be a string or a number, not 'NoneType'
# expect: float(None) -> TypeError float() argument must be a string or a real number, not 'NoneType'
# expect: int(None) -> TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# expect: abs(None) -> TypeError bad operand type for abs(): 'NoneType'
# expect: divmod(None, 1) -> TypeError unsupported operand type(s) for divmod(): 'NoneType' and 'int'
# expect: pow(None, 1) -> TypeError unsupported operand type(s) for ** or pow(): 'NoneType' and 'int'
# expect: len(None) -> TypeError object of type 'NoneType' has no len()
# expect: iter(None) -> TypeError 'NoneType' object is not iterable
# expect: next(None) -> TypeError 'NoneType' object is not an iterator
# expect: slice() -> TypeError slice expected at least 1 argument, got 0
# expect: dict(None) -> TypeError 'NoneType' object is not iterable
# expect: set(None) -> TypeError 'NoneType' object is not iterable
# expect: list(None) -> TypeError 'NoneType' object is not iterable
# expect: tuple(None) -> TypeError 'NoneType' object is not iterable
# expect: zip(None) -> TypeError 'NoneType' object is not iterable
# expect: map(None) -> TypeError map() must have at least two arguments.
# expect: enumerate(None) -> TypeError 'NoneType' object is not iterable
# expect: reversed(None) -> TypeError 'NoneType' object is not reversible
# expect: min(None) -> TypeError 'NoneType' object is not iterable
# expect: input(1,2) -> TypeError input expected at most 1 argument, got 2
