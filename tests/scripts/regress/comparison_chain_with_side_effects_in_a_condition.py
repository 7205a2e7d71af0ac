def log(x):
    print("see", x)
    return x


if log(1) < log(2) < log(2):
    print("never")
elif log(0) == 0 != log(1):
    print("elif")

# expect: see 1
# expect: see 2
# expect: see 2
# expect: see 0
# expect: see 1
# expect: elif
