class Bad:
    def __eq__(self, other):
        raise ValueError("eq")

    def __hash__(self):
        raise KeyError("hash")


for f in [lambda: Bad() in [1], lambda: {Bad()}, lambda: {}[Bad()], lambda: [1].index(Bad()), lambda: (1,) == (Bad(),)]:
    try:
        f()
    except (ValueError, KeyError) as error:
        print(repr(error))

# expect: ValueError('eq')
# expect: KeyError('hash')
# expect: KeyError('hash')
# expect: ValueError('eq')
# expect: ValueError('eq')
