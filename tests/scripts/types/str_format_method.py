print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{x} {y!r}".format(x=1, y="s"), "{0[1]} {0[0]}".format([1, 2]))
print("{a.real} {d[key]}".format(a=5, d={"key": "v"}), "{:>{w}}".format("a", w=4), "{{}}".format(), "{:,}".format(10**6))
for text, *args in ["{} {}", 1], ["{x}"], ["{0} {}", 1], ["{", 1], ["}", 1], ["{:d}", "s"]:
    try:
        print(text.format(*args))
    except (IndexError, KeyError, ValueError) as error:
        print(type(error).__name__, error)

# expect: 1 2 b a 1 's' 2 1
# expect: 5 v    a {} 1,000,000
# expect: IndexError Replacement index 1 out of range for positional args tuple
# expect: KeyError 'x'
# expect: ValueError cannot switch from manual field specification to automatic field numbering
# expect: ValueError Single '{' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: ValueError Unknown format code 'd' for object of type 'str'
