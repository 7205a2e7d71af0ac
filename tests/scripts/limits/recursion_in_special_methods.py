class R:
    def __repr__(self):
        return f"<{self!r}>"

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __eq__(self, other):
        return self == other

    def __add__(self, other):
        return self + other

    def __call__(self):
        return self()

    def __getitem__(self, k):
        return self[k]

    def __bool__(self):
        return not self

    def __iter__(self):
        return iter(self)

    def __hash__(self):
        return hash(self)

    def __len__(self):
        return len(self)


r = R()
for f in [lambda: repr(r), lambda: r.a, lambda: r == 1, lambda: r + 1, lambda: r(), lambda: r[0], lambda: bool(r), lambda: list(r),
          lambda: {r}, lambda: len(r), lambda: sorted([r, 1], key=lambda x: r()), lambda: list(map(r.__getitem__, [1]))]:
    try:
        f()
    except RecursionError:
        print("RecursionError")

# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
