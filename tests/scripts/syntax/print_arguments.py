print("a", 1, None, sep="-", end="!\n")  # expect: a-1-None!
print()  # expect:
print(*[], sep="x")  # expect:
print("a", "b", sep="")  # expect: ab
print("x", end="")
print("", "y")  # expect: x y
try:
    print("a", sep=1)
except TypeError as error:
    print(error)  # expect: sep must be None or a string, not int
