# re: the functions of the module, flags, cache.
import re
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
print(re.match('a+', 'aab'), re.search('b', 'ab').start(), re.sub('a', 'x', 'banana', count=2), re.subn('a', 'x', 'banana'))
print(re.split(',', 'a,b,c', maxsplit=1), re.findall('[ab]', 'abc'), [m.group() for m in re.finditer('.', 'ab')], re.fullmatch('a', 'ab'))
print(re.I, repr(re.I), re.I | re.M, re.compile('a', re.I | re.X))
print(re.RegexFlag.ASCII, re.escape('a.b*c d\n'), re.escape(b'a.b'), re.NOFLAG)
print(re.I.name, repr(re.I | 8192))
t(re.compile, 3)
t(re.compile, re.compile('a'), re.I)
t(re.compile, '(')
print(re.error is re.PatternError)
re.purge()
print(re.compile('a') is re.compile('a'), re.compile(re.compile('a')))
t(re.sub, 'a', 'b', 'a', 1, 2, 3)
t(re.split, 'a', 'b', 1, maxsplit=2)
t(lambda: re.zzz)

# expect: <re.Match object; span=(0, 2), match='aa'> 1 bxnxna ('bxnxnx', 3)
# expect: ['a', 'b,c'] ['a', 'b'] ['a', 'b'] None
# expect: re.IGNORECASE re.IGNORECASE re.IGNORECASE|re.MULTILINE re.compile('a', re.IGNORECASE|re.VERBOSE)
# expect: re.ASCII a\.b\*c\ d\
# expect:  b'a\\.b' re.NOFLAG
# expect: IGNORECASE re.IGNORECASE|0x2000
# expect: TypeError first argument must be string or compiled pattern
# expect: ValueError cannot process flags argument with a compiled pattern
# expect: PatternError missing ), unterminated subpattern at position 0
# expect: True
# expect: True re.compile('a')
# expect: TypeError sub() takes from 3 to 5 positional arguments but 6 were given
# expect: TypeError split() got multiple values for argument 'maxsplit'
# expect: AttributeError module 're' has no attribute 'zzz'
