for x in range(2):
    pass
else:
    print("else, x is", x)  # expect: else, x is 1
for x in range(2):
    break
else:
    print("never")
for x in []:
    pass
else:
    print("empty")  # expect: empty
