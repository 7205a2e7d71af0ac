if (n := len("abc")) > 2:
    print("long", n)
print([y := 1, y**2])
squares = [last := i * i for i in range(4)]
print(squares, last)
while (n := n - 1):
    print(n)

# expect: long 3
# expect: [1, 1]
# expect: [0, 1, 4, 9] 9
# expect: 2
# expect: 1
