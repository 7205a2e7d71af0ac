class Show:
    def __getitem__(self, key):
        return key


s = Show()
print(s[1], s[1:2], s[::2], s[:], s[1:2, ..., 3], s[()], s[1, 2])
print(s[*[1, 2]], s[1:None:-1])

# expect: 1 slice(1, 2, None) slice(None, None, 2) slice(None, None, None) (slice(1, 2, None), Ellipsis, 3) () (1, 2)
# expect: (1, 2) slice(1, None, -1)
