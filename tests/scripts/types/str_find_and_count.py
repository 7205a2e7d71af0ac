s = "abcabcabc"
print(s.find("bc"), s.find("bc", 2), s.find("x"), s.rfind("bc"), s.index("c"), s.rindex("a"), s.count("abc"))
print(s.count(""), "aaaa".count("aa"), s.find(""), s.rfind(""), s.find("", 10), s.find("abc", -3), s.count("a", 1, 7))
try:
    s.index("xyz")
except ValueError as error:
    print(error)

# expect: 1 4 -1 7 2 6 3
# expect: 10 2 0 9 -1 6 2
# expect: substring not found
