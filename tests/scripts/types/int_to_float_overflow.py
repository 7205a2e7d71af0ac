try:
    float(10**400)
except OverflowError as error:
    print(error)  # expect: int too large to convert to float
try:
    10**400 / 3
except OverflowError as error:
    print(error)  # expect: integer division result too large for a float
print(10**400 / 10**399, 10**400 > 1e308, -(10**400) < float("-inf"))  # expect: 10.0 True False
