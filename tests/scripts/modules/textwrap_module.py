# textwrap: splitting, wrapping, dedent, indent, shorten.
import textwrap, random
r = random.Random(5)
T = textwrap.TextWrapper()
for i in range(40):
    s = ''.join((r.choice('--ab1_.! "x\'') for _ in range(r.randrange(1, 14))))
    print(repr(s), T._split(s))
text = 'Hello there -- you goof-ball, use the -b option! This is a very-long-hyphenated word and a http://www.example.com/some-very-long/path.html. End.  Two spaces.\n\tTabbed   text. He said "Hi." And left.'
for w in (5, 10, 20, 30, 70):
    for kw in ({}, dict(break_long_words=False), dict(break_on_hyphens=False), dict(fix_sentence_endings=True), dict(initial_indent='* ', subsequent_indent='  '), dict(max_lines=2), dict(drop_whitespace=False), dict(expand_tabs=False, replace_whitespace=False), dict(max_lines=1, placeholder='..')):
        try:
            print(w, kw, textwrap.wrap(text, w, **kw))
        except ValueError as e:
            print(e)
print(textwrap.shorten(text, 40), textwrap.shorten('Hello world', 12), textwrap.shorten('Hello  world!', 11), textwrap.shorten('Hello world', width=10, placeholder='...'))
for s in ('  a\n   b\n\n  c\n', '\ta\n  b', 'a\n b', '   \n  x\n   ', '', '  a\n \t\n  b', '\tx\n\t  y\n', '  a\r\n  b\r\n'):
    print(repr(textwrap.dedent(s)))
print(repr(textwrap.indent('a\n\n b\n', '> ')), repr(textwrap.indent('a\n\nb', '> ', lambda l: True)))
try:
    textwrap.wrap('x', 0)
except ValueError as e:
    print(e)
try:
    textwrap.dedent(3)
except TypeError as e:
    print(e)

# expect: "1'_''x -!b" ["1'_''x", ' ', '-!b']
# expect: '-a-_!b. -"b' ['-a-_!b.', ' ', '-"b']
# expect: "'" ["'"]
# expect: '.1a.' ['.1a.']
# expect: '-a"' ['-a"']
# expect: '!aa--bbaa1' ['!aa', '--', 'bbaa1']
# expect: 'b xxba' ['b', ' ', 'xxba']
# expect: 'b.1-_.aa1-_1' ['b.1-_.aa1-_1']
# expect: '"-"x\'_-1_1' ['"-"x\'_-1_1']
# expect: "'_a!!'a-" ["'_a!!'a-"]
# expect: "-'_.-" ["-'_.-"]
# expect: '._."-!-\'a' ['._."-!-\'a']
# expect: 'b-b!_ _ 1!' ['b-b!_', ' ', '_', ' ', '1!']
# expect: '"\'' ['"\'']
# expect: '_1-.-b_ "_a_1' ['_1-.-b_', ' ', '"_a_1']
# expect: " -1x_1a-xa''" [' ', "-1x_1a-xa''"]
# expect: "!a'--" ["!a'--"]
# expect: ' .-b\'"_1!x' [' ', '.-b\'"_1!x']
# expect: 'a-x-!_b' ['a-x-!_b']
# expect: '\'"a' ['\'"a']
# expect: '.-a._a-.1a!' ['.-a._a-.1a!']
# expect: "a !!''_!11" ['a', ' ', "!!''_!11"]
# expect: '.a-. ax!' ['.a-.', ' ', 'ax!']
# expect: 'a-!1  ' ['a-!1', '  ']
# expect: '_-_\'"x-1_' ['_-_\'"x-1_']
# expect: "'x1!1''1_" ["'x1!1''1_"]
# expect: 'a"-! 1_x1!1' ['a"-!', ' ', '1_x1!1']
# expect: "xx__1x_'." ["xx__1x_'."]
# expect: "a'!__ " ["a'!__", ' ']
# expect: ' ab' [' ', 'ab']
# expect: "!1'-'x" ["!1'-'x"]
# expect: '.a"" x.1" x1' ['.a""', ' ', 'x.1"', ' ', 'x1']
# expect: '-ba"!"xabxax' ['-ba"!"xabxax']
# expect: '-!ba-a-_a!b ' ['-!ba-', 'a-', '_a!b', ' ']
# expect: '.' ['.']
# expect: '_.x"-"bb' ['_.x"-"bb']
# expect: "_-_.1.-' _- " ["_-_.1.-'", ' ', '_-', ' ']
# expect: '1-1  _"1_a' ['1-1', '  ', '_"1_a']
# expect: '."x _!a' ['."x', ' ', '_!a']
# expect: '"."' ['"."']
# expect: 5 {} ['Hello', 'there', '--', 'you', 'goof-', 'ball,', 'use', 'the', '-b op', 'tion!', 'This', 'is a', 'very-', 'long-', 'hyphe', 'nated', 'word', 'and a', 'http:', '//www', '.exam', 'ple.c', 'om/so', 'me-', 'very-', 'long/', 'path.', 'html.', 'End.', 'Two s', 'paces', '.', 'Tabbe', 'd', 'text.', 'He', 'said', '"Hi."', 'And', 'left.']
# expect: 5 {'break_long_words': False} ['Hello', 'there', '--', 'you', 'goof-', 'ball,', 'use', 'the', '-b', 'option!', 'This', 'is a', 'very-', 'long-', 'hyphenated', 'word', 'and a', 'http://www.example.com/some-', 'very-', 'long/path.html.', 'End.', 'Two', 'spaces.', 'Tabbed', 'text.', 'He', 'said', '"Hi."', 'And', 'left.']
# expect: 5 {'break_on_hyphens': False} ['Hello', 'there', '--', 'you g', 'oof-b', 'all,', 'use', 'the', '-b op', 'tion!', 'This', 'is a ', 'very-', 'long-', 'hyphe', 'nated', 'word', 'and a', 'http:', '//www', '.exam', 'ple.c', 'om/so', 'me-ve', 'ry-lo', 'ng/pa', 'th.ht', 'ml.', 'End.', 'Two s', 'paces', '.', 'Tabbe', 'd', 'text.', 'He', 'said', '"Hi."', 'And', 'left.']
# expect: 5 {'fix_sentence_endings': True} ['Hello', 'there', '--', 'you', 'goof-', 'ball,', 'use', 'the', '-b op', 'tion!', 'This', 'is a', 'very-', 'long-', 'hyphe', 'nated', 'word', 'and a', 'http:', '//www', '.exam', 'ple.c', 'om/so', 'me-', 'very-', 'long/', 'path.', 'html.', 'End.', 'Two s', 'paces', '.', 'Tabbe', 'd', 'text.', 'He', 'said', '"Hi."', 'And', 'left.']
# expect: 5 {'initial_indent': '* ', 'subsequent_indent': '  '} ['* Hel', '  lo ', '  the', '  re', '  --', '  you', '  goo', '  f-b', '  all', '  ,', '  use', '  the', '  -b ', '  opt', '  ion', '  ! T', '  his', '  is', '  a v', '  ery', '  -lo', '  ng-', '  hyp', '  hen', '  ate', '  d w', '  ord', '  and', '  a h', '  ttp', '  ://', '  www', '  .ex', '  amp', '  le.', '  com', '  /so', '  me-', '  ver', '  y-l', '  ong', '  /pa', '  th.', '  htm', '  l. ', '  End', '  .', '  Two', '  spa', '  ces', '  .', '  Tab', '  bed', '  tex', '  t.', '  He ', '  sai', '  d "', '  Hi.', '  "', '  And', '  lef', '  t.']
# expect: 5 {'max_lines': 2} ['Hello', '[...]']
# expect: 5 {'drop_whitespace': False} ['Hello', ' ', 'there', ' -- ', 'you ', 'goof-', 'ball,', ' use ', 'the ', '-b op', 'tion!', ' This', ' is a', ' ', 'very-', 'long-', 'hyphe', 'nated', ' word', ' and ', 'a htt', 'p://w', 'ww.ex', 'ample', '.com/', 'some-', 'very-', 'long/', 'path.', 'html.', ' End.', '  Two', ' spac', 'es.  ', '     ', '  Tab', 'bed', '   ', 'text.', ' He ', 'said ', '"Hi."', ' And ', 'left.']
# expect: 5 {'expand_tabs': False, 'replace_whitespace': False} ['Hello', 'there', '--', 'you', 'goof-', 'ball,', 'use', 'the', '-b op', 'tion!', 'This', 'is a', 'very-', 'long-', 'hyphe', 'nated', 'word', 'and a', 'http:', '//www', '.exam', 'ple.c', 'om/so', 'me-', 'very-', 'long/', 'path.', 'html.', 'End.', 'Two s', 'paces', '.\n\tTa', 'bbed', 'text.', 'He', 'said', '"Hi."', 'And', 'left.']
# expect: 5 {'max_lines': 1, 'placeholder': '..'} ['..']
# expect: 10 {} ['Hello', 'there --', 'you goof-', 'ball, use', 'the -b', 'option!', 'This is a', 'very-long-', 'hyphenated', 'word and a', 'http://www', '.example.c', 'om/some-', 'very-long/', 'path.html.', 'End.  Two', 'spaces.', 'Tabbed', 'text. He', 'said "Hi."', 'And left.']
# expect: 10 {'break_long_words': False} ['Hello', 'there --', 'you goof-', 'ball, use', 'the -b', 'option!', 'This is a', 'very-long-', 'hyphenated', 'word and a', 'http://www.example.com/some-', 'very-', 'long/path.html.', 'End.  Two', 'spaces.', 'Tabbed', 'text. He', 'said "Hi."', 'And left.']
# expect: 10 {'break_on_hyphens': False} ['Hello', 'there --', 'you', 'goof-ball,', 'use the -b', 'option!', 'This is a ', 'very-long-', 'hyphenated', 'word and a', 'http://www', '.example.c', 'om/some-ve', 'ry-long/pa', 'th.html.', 'End.  Two', 'spaces.', 'Tabbed', 'text. He', 'said "Hi."', 'And left.']
# expect: 10 {'fix_sentence_endings': True} ['Hello', 'there --', 'you goof-', 'ball, use', 'the -b', 'option!', 'This is a', 'very-long-', 'hyphenated', 'word and a', 'http://www', '.example.c', 'om/some-', 'very-long/', 'path.html.', 'End.  Two', 'spaces.', 'Tabbed', 'text.  He', 'said "Hi."', 'And left.']
# expect: 10 {'initial_indent': '* ', 'subsequent_indent': '  '} ['* Hello', '  there --', '  you', '  goof-', '  ball,', '  use the', '  -b', '  option!', '  This is', '  a very-', '  long-hyp', '  henated', '  word and', '  a http:/', '  /www.exa', '  mple.com', '  /some-', '  very-lon', '  g/path.h', '  tml.', '  End.', '  Two', '  spaces.', '  Tabbed', '  text. He', '  said', '  "Hi."', '  And', '  left.']
# expect: 10 {'max_lines': 2} ['Hello', '[...]']
# expect: 10 {'drop_whitespace': False} ['Hello ', 'there -- ', 'you goof-', 'ball, use ', 'the -b ', 'option! ', 'This is a ', 'very-long-', 'hyphenated', ' word and ', 'a http://w', 'ww.example', '.com/some-', 'very-long/', 'path.html.', ' End.  Two', ' spaces.', '         ', 'Tabbed   ', 'text. He ', 'said "Hi."', ' And left.']
# expect: 10 {'expand_tabs': False, 'replace_whitespace': False} ['Hello', 'there --', 'you goof-', 'ball, use', 'the -b', 'option!', 'This is a', 'very-long-', 'hyphenated', 'word and a', 'http://www', '.example.c', 'om/some-', 'very-long/', 'path.html.', 'End.  Two', 'spaces.', 'Tabbed', 'text. He', 'said "Hi."', 'And left.']
# expect: 10 {'max_lines': 1, 'placeholder': '..'} ['Hello..']
# expect: 20 {} ['Hello there -- you', 'goof-ball, use the', '-b option! This is a', 'very-long-hyphenated', 'word and a http://ww', 'w.example.com/some-', 'very-long/path.html.', 'End.  Two spaces.', 'Tabbed   text. He', 'said "Hi." And left.']
# expect: 20 {'break_long_words': False} ['Hello there -- you', 'goof-ball, use the', '-b option! This is a', 'very-long-hyphenated', 'word and a', 'http://www.example.com/some-', 'very-long/path.html.', 'End.  Two spaces.', 'Tabbed   text. He', 'said "Hi." And left.']
# expect: 20 {'break_on_hyphens': False} ['Hello there -- you', 'goof-ball, use the', '-b option! This is a', 'very-long-hyphenated', 'word and a http://ww', 'w.example.com/some-v', 'ery-long/path.html.', 'End.  Two spaces.', 'Tabbed   text. He', 'said "Hi." And left.']
# expect: 20 {'fix_sentence_endings': True} ['Hello there -- you', 'goof-ball, use the', '-b option!  This is', 'a very-long-', 'hyphenated word and', 'a http://www.example', '.com/some-very-', 'long/path.html.', 'End.  Two spaces.', 'Tabbed   text.  He', 'said "Hi."  And', 'left.']
# expect: 20 {'initial_indent': '* ', 'subsequent_indent': '  '} ['* Hello there -- you', '  goof-ball, use the', '  -b option! This is', '  a very-long-', '  hyphenated word', '  and a http://www.e', '  xample.com/some-', '  very-', '  long/path.html.', '  End.  Two spaces.', '  Tabbed   text. He', '  said "Hi." And', '  left.']
# expect: 20 {'max_lines': 2} ['Hello there -- you', 'goof-ball, use [...]']
# expect: 20 {'drop_whitespace': False} ['Hello there -- you ', 'goof-ball, use the ', '-b option! This is a', ' very-long-', 'hyphenated word and ', 'a http://www.example', '.com/some-very-', 'long/path.html. End.', '  Two spaces.', '         Tabbed   ', 'text. He said "Hi." ', 'And left.']
# expect: 20 {'expand_tabs': False, 'replace_whitespace': False} ['Hello there -- you', 'goof-ball, use the', '-b option! This is a', 'very-long-hyphenated', 'word and a http://ww', 'w.example.com/some-', 'very-long/path.html.', 'End.  Two spaces.', 'Tabbed   text. He', 'said "Hi." And left.']
# expect: 20 {'max_lines': 1, 'placeholder': '..'} ['Hello there -- you..']
# expect: 30 {} ['Hello there -- you goof-ball,', 'use the -b option! This is a', 'very-long-hyphenated word and', 'a http://www.example.com/some-', 'very-long/path.html. End.  Two', 'spaces.         Tabbed   text.', 'He said "Hi." And left.']
# expect: 30 {'break_long_words': False} ['Hello there -- you goof-ball,', 'use the -b option! This is a', 'very-long-hyphenated word and', 'a http://www.example.com/some-', 'very-long/path.html. End.  Two', 'spaces.         Tabbed   text.', 'He said "Hi." And left.']
# expect: 30 {'break_on_hyphens': False} ['Hello there -- you goof-ball,', 'use the -b option! This is a', 'very-long-hyphenated word and', 'a http://www.example.com/some-', 'very-long/path.html. End.  Two', 'spaces.         Tabbed   text.', 'He said "Hi." And left.']
# expect: 30 {'fix_sentence_endings': True} ['Hello there -- you goof-ball,', 'use the -b option!  This is a', 'very-long-hyphenated word and', 'a http://www.example.com/some-', 'very-long/path.html.  End.', 'Two spaces.         Tabbed', 'text.  He said "Hi."  And', 'left.']
# expect: 30 {'initial_indent': '* ', 'subsequent_indent': '  '} ['* Hello there -- you goof-', '  ball, use the -b option!', '  This is a very-long-', '  hyphenated word and a', '  http://www.example.com/some-', '  very-long/path.html. End.', '  Two spaces.         Tabbed', '  text. He said "Hi." And', '  left.']
# expect: 30 {'max_lines': 2} ['Hello there -- you goof-ball,', 'use the -b option! This [...]']
# expect: 30 {'drop_whitespace': False} ['Hello there -- you goof-ball, ', 'use the -b option! This is a ', 'very-long-hyphenated word and ', 'a http://www.example.com/some-', 'very-long/path.html. End.  Two', ' spaces.         Tabbed   ', 'text. He said "Hi." And left.']
# expect: 30 {'expand_tabs': False, 'replace_whitespace': False} ['Hello there -- you goof-ball,', 'use the -b option! This is a', 'very-long-hyphenated word and', 'a http://www.example.com/some-', 'very-long/path.html. End.  Two', 'spaces.\n\tTabbed   text. He', 'said "Hi." And left.']
# expect: 30 {'max_lines': 1, 'placeholder': '..'} ['Hello there -- you goof-..']
# expect: 70 {} ['Hello there -- you goof-ball, use the -b option! This is a very-long-', 'hyphenated word and a http://www.example.com/some-very-long/path.html.', 'End.  Two spaces.         Tabbed   text. He said "Hi." And left.']
# expect: 70 {'break_long_words': False} ['Hello there -- you goof-ball, use the -b option! This is a very-long-', 'hyphenated word and a http://www.example.com/some-very-long/path.html.', 'End.  Two spaces.         Tabbed   text. He said "Hi." And left.']
# expect: 70 {'break_on_hyphens': False} ['Hello there -- you goof-ball, use the -b option! This is a', 'very-long-hyphenated word and a', 'http://www.example.com/some-very-long/path.html. End.  Two spaces.', 'Tabbed   text. He said "Hi." And left.']
# expect: 70 {'fix_sentence_endings': True} ['Hello there -- you goof-ball, use the -b option!  This is a very-long-', 'hyphenated word and a http://www.example.com/some-very-long/path.html.', 'End.  Two spaces.         Tabbed   text.  He said "Hi."  And left.']
# expect: 70 {'initial_indent': '* ', 'subsequent_indent': '  '} ['* Hello there -- you goof-ball, use the -b option! This is a very-', '  long-hyphenated word and a http://www.example.com/some-very-', '  long/path.html. End.  Two spaces.         Tabbed   text. He said', '  "Hi." And left.']
# expect: 70 {'max_lines': 2} ['Hello there -- you goof-ball, use the -b option! This is a very-long-', 'hyphenated word and a http://www.example.com/some-very- [...]']
# expect: 70 {'drop_whitespace': False} ['Hello there -- you goof-ball, use the -b option! This is a very-long-', 'hyphenated word and a http://www.example.com/some-very-long/path.html.', ' End.  Two spaces.         Tabbed   text. He said "Hi." And left.']
# expect: 70 {'expand_tabs': False, 'replace_whitespace': False} ['Hello there -- you goof-ball, use the -b option! This is a very-long-', 'hyphenated word and a http://www.example.com/some-very-long/path.html.', 'End.  Two spaces.\n\tTabbed   text. He said "Hi." And left.']
# expect: 70 {'max_lines': 1, 'placeholder': '..'} ['Hello there -- you goof-ball, use the -b option! This is a very-..']
# expect: Hello there -- you goof-ball, use [...] Hello world Hello [...] Hello...
# expect: 'a\n b\n\nc\n'
# expect: '\ta\n  b'
# expect: 'a\n b'
# expect: '\nx\n'
# expect: ''
# expect: 'a\n\nb'
# expect: 'x\n  y\n'
# expect: 'a\r\nb\r\n'
# expect: '> a\n\n>  b\n' '> a\n> \n> b'
# expect: invalid width 0 (must be > 0)
# expect: expected string or bytes-like object, got 'int'
