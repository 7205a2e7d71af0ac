for s in "abc", "éà", "日本語", "a😀b":
    print(len(s), s[1:], s[::-1], repr(s), s.encode())
print("é" + "日" + "😀", "a😀"[1] == "😀", "日本" in "日本語", len("a" * 3 + "😀"))

# expect: 3 bc cba 'abc' b'abc'
# expect: 2 à àé 'éà' b'\xc3\xa9\xc3\xa0'
# expect: 3 本語 語本日 '日本語' b'\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e'
# expect: 3 😀b b😀a 'a😀b' b'a\xf0\x9f\x98\x80b'
# expect: é日😀 True True 4
