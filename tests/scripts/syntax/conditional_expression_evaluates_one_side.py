def no():
    print("no")


print("yes" if True else no())  # expect: yes
print(1 if False else 2 if False else 3)  # expect: 3
