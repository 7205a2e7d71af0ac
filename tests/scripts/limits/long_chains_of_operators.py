print(eval(" + ".join(["1"] * 2000)))
print(eval("[" * 50 + "1" + "]" * 50)[0][0][0])
print(eval(" and ".join(["1"] * 5000)), eval(" if 1 else ".join(["2"] * 50)))
print(len(eval(repr(list(range(50_000))))))

# expect: 2000
# expect: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
# expect: 1 2
# expect: 50000
