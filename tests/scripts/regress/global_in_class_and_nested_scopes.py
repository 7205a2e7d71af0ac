class C:
    global shared
    shared = "set by the class body"
    own = shared


print(shared, C.own, hasattr(C, "shared"))

# expect: set by the class body set by the class body False
