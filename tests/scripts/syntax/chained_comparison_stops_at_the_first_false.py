def never():
    print("never")


print(2 < 1 < never())  # expect: False
