a = [3, 1, 2]


def key(x):
    print(len(a))
    return x


a.sort(key=key)
print(a)
a = [2, 1]
try:
    a.sort(key=lambda x: a.append(x))
except (ValueError, TypeError) as error:
    print(type(error).__name__, error)

# expect: 0
# expect: 0
# expect: 0
# expect: [1, 2, 3]
# expect: TypeError '<' not supported between instances of 'NoneType' and 'NoneType'
