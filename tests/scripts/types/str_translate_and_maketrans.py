table = str.maketrans("abc", "xyz", "d")
print("abcd".translate(table), "abc".translate({97: None, 98: "BB", 99: 67}), str.maketrans({"a": "b"}))

# expect: xyz BBC {97: 'b'}
