print(callable(print), callable(5), callable(lambda: 0), callable(int), id(None) == id(None), type(1) is int, type(type))

# expect: True False True True True True <class 'type'>
