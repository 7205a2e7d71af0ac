names = "add sub mul truediv floordiv mod pow matmul lshift rshift and or xor".split()
symbols = "+ - * / // % ** @ << >> & | ^".split()
C = type("C", (), {f"__{n}__": (lambda n: lambda self, o: f"{n} {o}")(n) for n in names}
         | {f"__r{n}__": (lambda n: lambda self, o: f"r{n} {o}")(n) for n in names}
         | {f"__i{n}__": (lambda n: lambda self, o: f"i{n} {o}")(n) for n in names})
for symbol in symbols:
    space = {"c": C()}
    exec(f"a = c {symbol} 1; b = 1 {symbol} c; c {symbol}= 1", space)
    print(space["a"], "|", space["b"], "|", space["c"])

# expect: add 1 | radd 1 | iadd 1
# expect: sub 1 | rsub 1 | isub 1
# expect: mul 1 | rmul 1 | imul 1
# expect: truediv 1 | rtruediv 1 | itruediv 1
# expect: floordiv 1 | rfloordiv 1 | ifloordiv 1
# expect: mod 1 | rmod 1 | imod 1
# expect: pow 1 | rpow 1 | ipow 1
# expect: matmul 1 | rmatmul 1 | imatmul 1
# expect: lshift 1 | rlshift 1 | ilshift 1
# expect: rshift 1 | rrshift 1 | irshift 1
# expect: and 1 | rand 1 | iand 1
# expect: or 1 | ror 1 | ior 1
# expect: xor 1 | rxor 1 | ixor 1
