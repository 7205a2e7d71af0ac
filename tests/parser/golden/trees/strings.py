a = 'single' "double" '''triple
lines'''
b = r'\raw' u'kind' '\x41\u00e9\U0001F600\101\n\
'
c = b'bytes\x00\xff' rb'\x'
d = 'it\'s' "it's" 'both \' and "'
e = '\N{GREEK SMALL LETTER ALPHA}\N{bullet}\N{HANGUL SYLLABLE GAG}'
f = '\ud800'
