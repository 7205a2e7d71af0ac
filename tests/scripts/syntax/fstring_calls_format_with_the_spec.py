class C:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


c = C()
print(f"{c} {c:abc} {c!s} {c!r} {c!s:>5}")  # expect: <> <abc> str repr   str
