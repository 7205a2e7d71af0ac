type Number = int | float
type Tree[T] = list[Tree[T]] | T
type Broken = undefined_name

print(Number, Number.__value__, Tree.__type_params__)  # expect: Number int | float (T,)
try:
    Broken.__value__
except NameError as error:
    print(error)  # expect: name 'undefined_name' is not defined
