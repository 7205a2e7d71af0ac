def f():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit")  # expect: exit
        raise
    finally:
        print("finally")  # expect: finally


g = f()
next(g)
print(g.close())  # expect: None
print(g.close(), list(g))  # expect: None []
f().close()
