match = 1
case = 2
type = 3
_ = 4
print(match, case, type, _)  # expect: 1 2 3 4
match (match):
    case case:
        print(case)  # expect: 1
