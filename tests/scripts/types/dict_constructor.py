print(dict(), dict(a=1), dict([("b", 2)], c=3), dict({"d": 4}), dict(zip("ef", [5, 6])))
for bad in [1], ["abc"], 5:
    try:
        dict(bad)
    except (TypeError, ValueError) as error:
        print(error)

# expect: {} {'a': 1} {'b': 2, 'c': 3} {'d': 4} {'e': 5, 'f': 6}
# expect: cannot convert dictionary update sequence element #0 to a sequence
# expect: dictionary update sequence element #0 has length 3; 2 is required
# expect: 'int' object is not iterable
