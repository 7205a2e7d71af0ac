def echo():
    received = None
    while True:
        received = yield received


g = echo()
print(next(g), g.send("a"), g.send(5), next(g))  # expect: None a 5 None
fresh = echo()
try:
    fresh.send("too early")
except TypeError as error:
    print(error)  # expect: can't send non-None value to a just-started generator
print(fresh.send(None))  # expect: None
