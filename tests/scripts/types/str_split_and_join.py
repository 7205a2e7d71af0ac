print("a b  c ".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","))
print(" a  b ".split(None, 1), "a\nb\r\nc\x0bd".splitlines(), "a\nb\n".splitlines(True), "x".partition("y"))
print("k=v=w".partition("="), "k=v=w".rpartition("="), ", ".join(["a", "b"]), "".join([]), "-".join("abc"))
try:
    "a".split("")
except ValueError as error:
    print(error)
try:
    ",".join(["a", 1])
except TypeError as error:
    print(error)

# expect: ['a', 'b', 'c'] ['a', 'b', '', 'c'] ['a', 'b,c'] ['a,b', 'c'] [] ['']
# expect: ['a', 'b '] ['a', 'b', 'c', 'd'] ['a\n', 'b\n'] ('x', '', '')
# expect: ('k', '=', 'v=w') ('k=v', '=', 'w') a, b  a-b-c
# expect: empty separator
# expect: sequence item 1: expected str instance, int found
