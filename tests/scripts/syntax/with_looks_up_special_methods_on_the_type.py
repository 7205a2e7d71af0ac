class C:
    def __enter__(self):
        print("type enter")  # expect: type enter

    def __exit__(self, *args):
        print("type exit")  # expect: type exit


c = C()
c.__enter__ = lambda: print("instance enter")
with c:
    pass
