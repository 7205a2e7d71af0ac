def middle():
    print("middle")
    return 2


print(1 < middle() < 3)
print(3 < middle() < 1)
print(1 < 2 > 0 != 5)
print(1 == 1.0 is True)

# expect: middle
# expect: True
# expect: middle
# expect: False
# expect: True
# expect: False
