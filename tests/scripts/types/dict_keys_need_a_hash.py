for key in [], {}, set(), [1]:
    try:
        {key: 1}
    except TypeError as error:
        print(error)
print({1: "a"}[1.0], {(): 1}, {None: 1, frozenset(): 2})

# expect: unhashable type: 'list'
# expect: unhashable type: 'dict'
# expect: unhashable type: 'set'
# expect: unhashable type: 'list'
# expect: a {(): 1} {None: 1, frozenset(): 2}
