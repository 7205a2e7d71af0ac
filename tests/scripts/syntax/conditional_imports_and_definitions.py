if True:
    def f():
        return "defined"
else:
    def f():
        return "never"
print(f())  # expect: defined
