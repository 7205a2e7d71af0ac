print(float("1e3"), float(" -2.5 "), float("inf"), float("-Infinity"), float("nan"), float("1_0.5"), float("٣.٥"))
inf, nan = float("inf"), float("nan")
print(inf - inf, inf * 0, nan == nan, nan != nan, nan in [nan], inf > 10**400, -inf < nan)
for text in "", "abc", "1e", "0x1":
    try:
        float(text)
    except ValueError as error:
        print(error)

# expect: 1000.0 -2.5 inf -inf nan 10.5 3.5
# expect: nan nan False True True True False
# expect: could not convert string to float: ''
# expect: could not convert string to float: 'abc'
# expect: could not convert string to float: '1e'
# expect: could not convert string to float: '0x1'
