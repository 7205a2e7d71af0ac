def f():
    x = yield 1


g = f()
print(g.__name__, g.__qualname__, g.gi_running, g.gi_suspended, g.gi_yieldfrom, g.gi_frame.f_lineno, g.gi_code is f.__code__)
next(g)
print(g.gi_suspended, g.gi_frame.f_lineno, g.gi_frame.f_locals)
g.close()
print(g.gi_frame, g.gi_suspended, type(g).__name__, iter(g) is g)

# expect: f f False False None 1 True
# expect: True 2 {}
# expect: None False generator True
