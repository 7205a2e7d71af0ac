words = ["bb", "a", "cc", "d", "aa"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, reverse=True))
words.sort()
print(words, words.sort(key=lambda w: w[-1]), words)
try:
    [1, "a"].sort()
except TypeError as error:
    print(error)

# expect: ['a', 'd', 'bb', 'cc', 'aa'] ['bb', 'cc', 'aa', 'a', 'd'] ['d', 'cc', 'bb', 'aa', 'a']
# expect: ['a', 'aa', 'bb', 'cc', 'd'] None ['a', 'aa', 'bb', 'cc', 'd']
# expect: '<' not supported between instances of 'str' and 'int'
