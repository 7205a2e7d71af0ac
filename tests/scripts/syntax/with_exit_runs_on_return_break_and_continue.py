class M:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        print("exit", args)


def f():
    with M():
        return "returned"


print(f())
for i in range(2):
    with M():
        if i:
            break
        continue

# expect: exit (None, None, None)
# expect: returned
# expect: exit (None, None, None)
# expect: exit (None, None, None)
