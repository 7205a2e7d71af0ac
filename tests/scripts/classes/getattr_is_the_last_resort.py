class C:
    present = 1

    def __getattr__(self, name):
        if name.startswith("made"):
            return f"<{name}>"
        raise AttributeError(f"no {name}")


c = C()
print(c.present, c.made_up, hasattr(c, "other"), getattr(c, "x", "default"))
try:
    c.zzz
except AttributeError as error:
    print(error)

# expect: 1 <made_up> False default
# expect: no zzz
