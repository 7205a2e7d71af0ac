print(int("12"), int("-0x1f", 16), int("0b101", 0), int("z", 36), int("  7\n"), int("1_000"), int("٣"))
for text, *base in ["x"], ["1__0"], [""], ["12", 2], ["0x1", 10], ["1", 1], ["1.5"], [b"2x"]:
    try:
        int(text, *base)
    except ValueError as error:
        print(error)
print(int(3.99), int(-3.99), int(True), int(b"12"))

# expect: 12 -31 5 35 7 1000 3
# expect: invalid literal for int() with base 10: 'x'
# expect: invalid literal for int() with base 10: '1__0'
# expect: invalid literal for int() with base 10: ''
# expect: invalid literal for int() with base 2: '12'
# expect: invalid literal for int() with base 10: '0x1'
# expect: int() base must be >= 2 and <= 36, or 0
# expect: invalid literal for int() with base 10: '1.5'
# expect: invalid literal for int() with base 10: b'2x'
# expect: 3 -3 1 12
