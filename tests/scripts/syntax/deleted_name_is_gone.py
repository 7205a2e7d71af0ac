x = 1
del x
try:
    x
except NameError as error:
    print(error)


def f():
    y = 1
    del y
    try:
        y
    except UnboundLocalError as error:
        print(error)


f()

# expect: name 'x' is not defined
# expect: cannot access local variable 'y' where it is not associated with a value
