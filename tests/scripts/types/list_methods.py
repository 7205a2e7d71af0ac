a = [3, 1, 2]
a.append(5)
a.extend("ab")
a.insert(1, "in")
a.insert(100, "end")
print(a, a.pop(), a.pop(0), a.index(2), a.count(1))
a.remove("in")
a.reverse()
print(a, a.copy() is a)
a.clear()
print(a)
for f in [lambda: a.pop(), lambda: a.remove(1), lambda: a.index(1), lambda: [1].pop(5), lambda: [1, 2].index(1, 1)]:
    try:
        f()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)

# expect: ['in', 1, 2, 5, 'a', 'b'] end 3 2 1
# expect: ['b', 'a', 5, 2, 1] False
# expect: []
# expect: IndexError pop from empty list
# expect: ValueError list.remove(x): x not in list
# expect: ValueError 1 is not in list
# expect: IndexError pop index out of range
# expect: ValueError 1 is not in list
