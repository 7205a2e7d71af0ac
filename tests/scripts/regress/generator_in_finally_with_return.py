def g():
    try:
        yield 1
        return "value"
    finally:
        yield "from finally"


def outer():
    print("got", (yield from g()))  # expect: got value


print(list(outer()))  # expect: [1, 'from finally']
