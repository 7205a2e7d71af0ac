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
    print(error)  # expect: generator ignored GeneratorExit
try:
    next(g)
except GeneratorExit:
    print("the GeneratorExit goes on")  # expect: the GeneratorExit goes on
print(next(g, "over"))  # expect: over
