e = "before"
try:
    raise ValueError("inside")
except ValueError as e:
    print(e)  # expect: inside
try:
    e
except NameError as error:
    print(error)  # expect: name 'e' is not defined
