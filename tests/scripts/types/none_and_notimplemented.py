print(None, repr(None), bool(None), type(None), None is None, NotImplemented, type(NotImplemented).__name__)
try:
    None.x
except AttributeError as error:
    print(error)
try:
    None()
except TypeError as error:
    print(error)
try:
    None[0]
except TypeError as error:
    print(error)

# expect: None None False <class 'NoneType'> True NotImplemented NotImplementedType
# expect: 'NoneType' object has no attribute 'x'
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not subscriptable
