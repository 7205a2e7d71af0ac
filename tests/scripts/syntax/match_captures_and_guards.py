def sign(n):
    match n:
        case x if x < 0:
            return f"{x} is negative"
        case 0:
            return "zero"
        case x:
            return f"{x} is positive"


print(sign(-5), sign(0), sign(7))  # expect: -5 is negative zero 7 is positive
