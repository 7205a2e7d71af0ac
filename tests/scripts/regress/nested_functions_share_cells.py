def outer():
    x = 0

    def add():
        nonlocal x
        x += 1

    def get():
        return x

    def deeper():
        def deepest():
            nonlocal x
            x *= 10

        deepest()

    add()
    add()
    deeper()
    return get(), x, add.__closure__[0].cell_contents


print(outer())  # expect: (20, 20, 20)
