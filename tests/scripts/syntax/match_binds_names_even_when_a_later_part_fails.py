match [1, 2]:
    case [a, 3]:
        print("no")
    case [b, 2]:
        print("yes", b)  # expect: yes 1
