try:
    1 < "a"
except TypeError as error:
    print(error)
try:
    None >= 0
except TypeError as error:
    print(error)
print(1 == "1", None == 0, [] == (), 1 != "1")
print(1 in [1, 2], 3 not in (1, 2), "a" in "abc", None is None, 1 is not None)
try:
    1 in 5
except TypeError as error:
    print(error)

# expect: '<' not supported between instances of 'int' and 'str'
# expect: '>=' not supported between instances of 'NoneType' and 'int'
# expect: False False False True
# expect: True True True True True
# expect: argument of type 'int' is not iterable
