def make():
    global fresh
    fresh = 1


make()
print(fresh)  # expect: 1


def outer():
    x = "outer"

    def inner():
        global x
        x = "module"

    inner()
    return x


print(outer(), x)  # expect: outer module
