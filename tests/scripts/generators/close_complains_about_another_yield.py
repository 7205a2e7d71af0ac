# exit: 1
def f():
    try:
        yield 1
    finally:
        yield 2


g = f()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
print(next(g, "over"))

# expect: generator ignored GeneratorExit
# expect-stderr: GeneratorExit
