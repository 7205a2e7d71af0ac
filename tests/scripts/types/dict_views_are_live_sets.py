d = {"a": 1, "b": 2}
keys, items = d.keys(), d.items()
d["c"] = 3
print(keys, items, len(keys), keys & {"a", "x"}, sorted(keys | {"z"}), keys - {"a", "b"}, ("a", 1) in items)
print(keys == {"a", "b", "c"}, keys.isdisjoint("xy"), d.values(), keys.mapping["a"], sorted(keys ^ {"a", "q"}))

# expect: dict_keys(['a', 'b', 'c']) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3 {'a'} ['a', 'b', 'c', 'z'] {'c'} True
# expect: True True dict_values([1, 2, 3]) 1 ['b', 'c', 'q']
