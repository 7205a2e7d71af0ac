def numbers():
    print("start")
    yield 1
    print("between")
    yield 2
    print("end")


g = numbers()
print("made")
print(next(g))
print(next(g))
print(next(g, "exhausted"))
print(next(g, "still exhausted"))

# expect: made
# expect: start
# expect: 1
# expect: between
# expect: 2
# expect: end
# expect: exhausted
# expect: still exhausted
