print("abc".isalpha(), "ab1".isalnum(), "12".isdigit(), "²".isdigit(), "²".isdecimal(), "Ⅷ".isnumeric(), "".isalpha())
print(" \t".isspace(), "Ab".istitle(), "AB".isupper(), "a1".islower(), "x_1".isidentifier(), "1x".isidentifier())
print("a\n".isprintable(), "é".isascii(), "".isascii(), "class".isidentifier())
print("abc".startswith("ab"), "abc".startswith(("x", "a")), "abc".endswith("bc", 1), "abc".startswith("b", 1), "".startswith(""))

# expect: True True True True False True False
# expect: True True True True True False
# expect: False False True True
# expect: True True True True True
