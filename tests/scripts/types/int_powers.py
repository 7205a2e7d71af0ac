print(2**10, 2**-2, (-2) ** 3, 0**0, pow(3, 4, 5), pow(3, -1, 7), pow(2, 100, 10**9 + 7))
try:
    pow(2, -1, 4)
except ValueError as error:
    print(error)
try:
    pow(2, 3, 0)
except ValueError as error:
    print(error)

# expect: 1024 0.25 -8 1 1 5 976371285
# expect: base is not invertible for the given modulus
# expect: pow() 3rd argument cannot be 0
