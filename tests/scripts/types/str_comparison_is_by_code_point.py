print("a" < "b", "Z" < "a", "abc" < "abd", "ab" < "abc", "é" > "z", "😀" > "\uffff", max("apple", "Banana"))
print(sorted(["b", "A", "a", "B", "é", "日"]))

# expect: True True True True True True apple
# expect: ['A', 'B', 'a', 'b', 'é', '日']
