print(str(), str(5), str(b"ab", "ascii"), str([1, "a"]), str(None), str(object=3))
print(str(b"x"), str(ValueError("m")), str(int), str(len))

# expect:  5 ab [1, 'a'] None 3
# expect: b'x' m <class 'int'> <built-in function len>
