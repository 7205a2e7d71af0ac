class S:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


s = S()
print(list(s), 20 in s, 5 in s, [*s], max(s))  # expect: [0, 10, 20] True False [0, 10, 20] 20
a, b, c = s
print(a, b, c)  # expect: 0 10 20
