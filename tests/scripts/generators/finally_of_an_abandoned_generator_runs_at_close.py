def f():
    try:
        yield 1
        yield 2
    finally:
        print("cleaned up")  # expect: cleaned up


g = f()
for x in g:
    break
g.close()
print("after")  # expect: after
