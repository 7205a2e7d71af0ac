straße = 1
ﬁn = 2
print(straße, fin)  # expect: 1 2
変数 = "variable"
print(変数)  # expect: variable
