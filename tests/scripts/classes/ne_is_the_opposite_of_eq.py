class A:
    def __eq__(self, other):
        print("eq")
        return "truthy"


print(A() == 1, A() != 1, 1 == A(), 1 != A())

# expect: eq
# expect: eq
# expect: eq
# expect: eq
# expect: truthy False truthy False
