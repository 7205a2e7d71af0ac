def tag(name):
    print("evaluate", name)

    def decorate(f):
        print("apply", name)
        return lambda: f"<{name}>{f()}</{name}>"

    return decorate


@tag("b")
@tag("i")
def text():
    return "hi"


print(text())

# expect: evaluate b
# expect: evaluate i
# expect: apply i
# expect: apply b
# expect: <b><i>hi</i></b>
