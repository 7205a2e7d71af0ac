# run: {dir}/_program a
# expect: ['a'] helper __main__ _program
