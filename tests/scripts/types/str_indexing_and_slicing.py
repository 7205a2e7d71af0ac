s = "hello"
print(s[0], s[-1], s[1:3], s[:2], s[3:], s[::-1], s[::2], s[10:], s[-3:-1], s[4:1:-1])
for index in 5, -6:
    try:
        s[index]
    except IndexError as error:
        print(error)
try:
    s["a"]
except TypeError as error:
    print(error)
try:
    s[0] = "H"
except TypeError as error:
    print(error)

# expect: h o el he lo olleh hlo  ll oll
# expect: string index out of range
# expect: string index out of range
# expect: string indices must be integers, not 'str'
# expect: 'str' object does not support item assignment
