class R:
    def __repr__(self):
        return "R!"

    def __str__(self):
        return "str"


print([R()], (R(),), {R(): R()} != {}, {"k": R()}, str([R()]), f"{[R()]}", [1.0, "a", None, b"x", 1j])

# expect: [R!] (R!,) True {'k': R!} [R!] [R!] [1.0, 'a', None, b'x', 1j]
