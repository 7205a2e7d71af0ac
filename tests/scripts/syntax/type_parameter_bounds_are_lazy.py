def f[T: (int, str), U: undefined](x: T) -> U:
    return x


t, u = f.__type_params__
print(t.__constraints__, f(1))  # expect: (<class 'int'>, <class 'str'>) 1
try:
    u.__bound__
except NameError as error:
    print(error)  # expect: name 'undefined' is not defined
