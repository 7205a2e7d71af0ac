# not: gcstress a collection at every safepoint takes too long here
s = "x" * 1_000_000
print(len(eval(repr(s))), hash(s) == hash("x" * 1_000_000), s.count("x"), s.find("y"), len(s.replace("x", "yy")))
print(len(",".join(s).split(",")), len(f"{s}{s}"), s[500_000:500_003], s == s[:-1] + "x")

# expect: 1000000 True 1000000 -1 2000000
# expect: 1000000 2000000 xxx True
