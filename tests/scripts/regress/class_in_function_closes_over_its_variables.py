def make(value):
    class C:
        kept = value

        def get(self):
            return value

        class Inner:
            also = value

    return C


A, B = make(1), make(2)
print(A.kept, A().get(), B.Inner.also, A.__qualname__, B.Inner.__qualname__)

# expect: 1 1 2 make.<locals>.C make.<locals>.C.Inner
