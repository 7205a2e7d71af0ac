try:
    pass
except no_such_name:
    pass
try:
    raise ValueError("v")
except ValueError:
    print("caught")
except no_such_name:
    pass
try:
    try:
        raise ValueError("v")
    except "text":
        pass
except TypeError as error:
    print(error, "|", repr(error.__context__))

# expect: caught
# expect: catching classes that do not inherit from BaseException is not allowed | ValueError('v')
