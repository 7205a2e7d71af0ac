# run: -W error -c "x = 1; y = 'a\d'"
# exit: 1
# stderr: all
# expect-stderr:   File "<string>", line 1
# expect-stderr:     x = 1; y = 'a\d'
# expect-stderr:                ^^^^^
# expect-stderr: SyntaxError: invalid escape sequence '\d'
