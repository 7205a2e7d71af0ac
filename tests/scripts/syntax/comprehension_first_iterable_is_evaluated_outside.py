class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    try:
        broken = [i for _ in range(1) for i in items]
    except NameError as error:
        print(error)  # expect: name 'items' is not defined


print(C.doubled)  # expect: [2, 4]
