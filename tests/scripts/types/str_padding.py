print("[" + "a".center(6) + "]", "a".ljust(4, "."), "a".rjust(4, "."), "42".zfill(5), "-42".zfill(5), "abc".center(4, "*"))
print("a\tb".expandtabs(), "a\tb".expandtabs(4), "ab\tc\td".expandtabs(3))

# expect: [  a   ] a... ...a 00042 -0042 abc*
# expect: a       b a   b ab c  d
