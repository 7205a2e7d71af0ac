def f():
    return f()


def fine(n):
    return n and fine(n - 1)


for _ in range(3):
    try:
        f()
    except RecursionError:
        print("caught", fine(500))

# expect: caught 0
# expect: caught 0
# expect: caught 0
