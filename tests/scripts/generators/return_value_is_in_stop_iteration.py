def f():
    yield 1
    return "result"


g = f()
next(g)
try:
    next(g)
except StopIteration as stop:
    print(stop.value, stop.args)  # expect: result ('result',)
try:
    next(g)
except StopIteration as stop:
    print(stop.value, stop.args)  # expect: None ()
