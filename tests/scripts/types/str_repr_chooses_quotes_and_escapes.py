print(repr("it's"), repr('"'), repr("'\""), repr("\n\t\\"), repr("\x1b\xad\u200b\ud800"), ascii("é日😀"))

# expect: "it's" '"' '\'"' '\n\t\\' '\x1b\xad\u200b\ud800' '\xe9\u65e5\U0001f600'
