print("ab" * 3, 0 * "x", "x" * -1, "bc" in "abcd", "" in "", "x" in "")
try:
    5 in "a5"
except TypeError as error:
    print(error)
try:
    "a" + 1
except TypeError as error:
    print(error)
try:
    "a" * "b"
except TypeError as error:
    print(error)

# expect: ababab   True True False
# expect: 'in <string>' requires string as left operand, not int
# expect: can only concatenate str (not "int") to str
# expect: can't multiply sequence by non-int of type 'str'
