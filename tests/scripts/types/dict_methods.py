d = {"a": 1, "b": 2}
print(d.get("a"), d.get("x"), d.get("x", 0), d.setdefault("c", 3), d.setdefault("a", 9), d.pop("b"), d.pop("zz", None))
print(d, list(d.items()), list(d.values()), d.copy(), dict.fromkeys("ab", 0), dict.fromkeys([1]))
d.update({"a": 10}, e=5)
d.update([("f", 6)])
print(d, d.popitem(), len(d), "a" in d, list(reversed(d)))
d.clear()
for f in [lambda: d["k"], lambda: d.pop("k"), lambda: d.popitem(), lambda: {}[(1, 2)]]:
    try:
        f()
    except KeyError as error:
        print(repr(error), error)

# expect: 1 None 0 3 1 2 None
# expect: {'a': 1, 'c': 3} [('a', 1), ('c', 3)] [1, 3] {'a': 1, 'c': 3} {'a': 0, 'b': 0} {1: None}
# expect: {'a': 10, 'c': 3, 'e': 5} ('f', 6) 3 True ['e', 'c', 'a']
# expect: KeyError('k') 'k'
# expect: KeyError('k') 'k'
# expect: KeyError('popitem(): dictionary is empty') 'popitem(): dictionary is empty'
# expect: KeyError((1, 2)) (1, 2)
