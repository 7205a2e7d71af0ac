items = [3, 1, 2]
try:
    items.sort(key=lambda x: 1 // (x - 2))
except ZeroDivisionError as error:
    print(error, sorted(items))  # expect: integer division or modulo by zero [1, 2, 3]
