# run: -c"print(3)"
# expect: 3
