try:
    undefined_thing
except NameError as error:
    print(error.name, error)  # expect: undefined_thing name 'undefined_thing' is not defined
try:
    import json.nothing_here
except ModuleNotFoundError as error:
    print(error.name)  # expect: json.nothing_here
try:
    object().thing
except AttributeError as error:
    print(error.name, type(error.obj).__name__)  # expect: thing object
