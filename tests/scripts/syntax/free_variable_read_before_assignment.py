def outer():
    def inner():
        return value

    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    value = 1
    return inner()


print(outer())

# expect: NameError cannot access free variable 'value' where it is not associated with a value in enclosing scope
# expect: 1
