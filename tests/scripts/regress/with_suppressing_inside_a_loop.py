class Suppress:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return True


def f():
    for i in range(3):
        with Suppress():
            if i == 1:
                raise ValueError
            if i == 2:
                return "returned from with"
        print("after with", i)


print(f())

# expect: after with 0
# expect: after with 1
# expect: returned from with
