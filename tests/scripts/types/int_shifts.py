print(1 << 100, (1 << 100) >> 98, -5 >> 1, -1 >> 100, 5 << 0)
try:
    1 << -1
except ValueError as error:
    print(error)

# expect: 1267650600228229401496703205376 4 -3 -1 5
# expect: negative shift count
