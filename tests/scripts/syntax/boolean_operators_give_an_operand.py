print(0 or "a", 1 and "b", "" or [] or None, 1 and 0 and 5)  # expect: a b None 0
print(not "", not 1)  # expect: True False
print([] and never_evaluated)  # expect: []
