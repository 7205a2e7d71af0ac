print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234.5678, -2), round(1e20))
print(type(round(1.0)), type(round(1.0, 0)), round(-0.4), round(5.015, 2))
for x in float("inf"), float("nan"):
    try:
        round(x)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)

# expect: 0 2 2 0 2.67 1200.0 100000000000000000000
# expect: <class 'int'> <class 'float'> 0 5.01
# expect: OverflowError cannot convert float infinity to integer
# expect: ValueError cannot convert float NaN to integer
