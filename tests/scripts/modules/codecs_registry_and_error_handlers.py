import codecs, sys
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e, getattr(e, '__notes__', None))
for enc in ('hex', 'rot13', 'base64', 'hex_codec', 'rot_13'):
    t(lambda: codecs.lookup(enc).name)
    t(lambda: 'abc'.encode(enc))
    t(lambda: b'abc'.decode(enc))
t(codecs.encode, 'Hello', 'rot13'); t(codecs.decode, 'Uryyb', 'rot_13'); t(codecs.encode, b'hi', 'hex'); t(codecs.decode, 'zz', 'hex')
t(codecs.decode, b'zz', 'hex'); t(codecs.encode, b'a'*60, 'base64'); t(codecs.decode, b'aGk=\n', 'base64'); t(codecs.encode, 'str', 'hex')
t(codecs.encode, 'é', 'ascii'); t(codecs.lookup, 'nope'); t(lambda: codecs.lookup('Latin-1').name); t(codecs.lookup, 5)
seen = []
def search(n): 
    seen.append(n)
    if n == 'bad1': return 5
    if n == 'bad2': return codecs.CodecInfo(lambda s, e='strict': 5, lambda b, e='strict': (5, 1), name='bad2')
    if n == 'bad3': return codecs.CodecInfo(lambda s, e='strict': ('x', 1), lambda b, e='strict': (5, 1), name='bad3')
    if n == 'boom': return codecs.CodecInfo(lambda s, e='strict': 1/0, lambda b, e='strict': {}['x'], name='boom')
codecs.register(search)
for n in ('bad1', 'bad2', 'bad3', 'Boom', 'Some Name-x.y', 'zzz'):
    t(lambda: 'abc'.encode(n)); t(lambda: b'abc'.decode(n))
print(seen)
def h(e):
    print(e.encoding, e.object, e.start, e.end, e.reason); return ('<%s>' % e.object[e.start:e.end], e.end)
codecs.register_error('h', h)
t(lambda: 'aéöb€c'.encode('ascii', 'h')); t(lambda: b'a\xff\xfeb'.decode('utf-8', 'h'))
codecs.register_error('b', lambda e: (b'!', e.start+1)); t(lambda: 'aéö'.encode('ascii', 'b')); t(lambda: b'a\xff'.decode('ascii', 'b'))
codecs.register_error('n', lambda e: ('é', e.end)); t(lambda: 'aéö'.encode('ascii', 'n'))
codecs.register_error('w', lambda e: 5); t(lambda: 'aéö'.encode('ascii', 'w'))
codecs.register_error('neg', lambda e: ('x', -1)); t(lambda: 'aéöbc'.encode('ascii', 'neg'))
codecs.register_error('far', lambda e: ('x', 99)); t(lambda: 'aéöbc'.encode('ascii', 'far'))
t(lambda: 'é'.encode('ascii', 'nope'))
for n in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape', 'surrogatepass'):
    t(lambda: codecs.lookup_error(n)(UnicodeEncodeError('ascii', 'aé€b', 1, 3, 'why')))
    t(lambda: codecs.lookup_error(n)(UnicodeDecodeError('ascii', b'a\xff\xe9b', 1, 3, 'why')))
    t(lambda: codecs.lookup_error(n)(UnicodeTranslateError('aé€b', 1, 3, 'why')))
d = codecs.getincrementaldecoder('utf-8')(); print([d.decode(bytes([b])) for b in 'aé€'.encode()], d.getstate() if hasattr(d, 'getstate') else 0)

# expect: 'hex'
# expect: LookupError 'hex' is not a text encoding; use codecs.encode() to handle arbitrary codecs None
# expect: LookupError 'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs None
# expect: 'rot-13'
# expect: LookupError 'rot13' is not a text encoding; use codecs.encode() to handle arbitrary codecs None
# expect: LookupError 'rot13' is not a text encoding; use codecs.decode() to handle arbitrary codecs None
# expect: 'base64'
# expect: LookupError 'base64' is not a text encoding; use codecs.encode() to handle arbitrary codecs None
# expect: LookupError 'base64' is not a text encoding; use codecs.decode() to handle arbitrary codecs None
# expect: 'hex'
# expect: LookupError 'hex_codec' is not a text encoding; use codecs.encode() to handle arbitrary codecs None
# expect: LookupError 'hex_codec' is not a text encoding; use codecs.decode() to handle arbitrary codecs None
# expect: 'rot-13'
# expect: LookupError 'rot_13' is not a text encoding; use codecs.encode() to handle arbitrary codecs None
# expect: LookupError 'rot_13' is not a text encoding; use codecs.decode() to handle arbitrary codecs None
# expect: 'Uryyb'
# expect: 'Hello'
# expect: b'6869'
# expect: Error Non-hexadecimal digit found ["decoding with 'hex' codec failed"]
# expect: Error Non-hexadecimal digit found ["decoding with 'hex' codec failed"]
# expect: b'YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh\nYWFh\n'
# expect: b'hi'
# expect: TypeError a bytes-like object is required, not 'str' ["encoding with 'hex' codec failed"]
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128) ["encoding with 'ascii' codec failed"]
# expect: LookupError unknown encoding: nope None
# expect: 'iso8859-1'
# expect: TypeError lookup() argument must be str, not int None
# expect: TypeError codec search functions must return 4-tuples None
# expect: TypeError codec search functions must return 4-tuples None
# expect: TypeError encoder must return a tuple (object, integer) None
# expect: TypeError 'bad2' decoder returned 'int' instead of 'str'; use codecs.decode() to decode to arbitrary types None
# expect: TypeError 'bad3' encoder returned 'str' instead of 'bytes'; use codecs.encode() to encode to arbitrary types None
# expect: TypeError 'bad3' decoder returned 'int' instead of 'str'; use codecs.decode() to decode to arbitrary types None
# expect: ZeroDivisionError division by zero ["encoding with 'Boom' codec failed"]
# expect: KeyError 'x' ["decoding with 'Boom' codec failed"]
# expect: LookupError unknown encoding: Some Name-x.y None
# expect: LookupError unknown encoding: Some Name-x.y None
# expect: LookupError unknown encoding: zzz None
# expect: LookupError unknown encoding: zzz None
# expect: ['bad1', 'bad1', 'bad2', 'bad3', 'boom', 'some_name_x.y', 'some_name_x.y', 'zzz', 'zzz']
# expect: ascii aéöb€c 1 3 ordinal not in range(128)
# expect: UnicodeEncodeError 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128) None
# expect: utf-8 b'a\xff\xfeb' 1 2 invalid start byte
# expect: utf-8 b'a\xff\xfeb' 2 3 invalid start byte
# expect: "a<b'\\xff'><b'\\xfe'>b"
# expect: b'a!!'
# expect: TypeError decoding error handler must return (str, int) tuple None
# expect: UnicodeEncodeError 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128) None
# expect: TypeError encoding error handler must return (str/bytes, int) tuple None
# expect: b'axc'
# expect: IndexError position 99 from error handler out of bounds None
# expect: LookupError unknown error handler name 'nope' None
# expect: UnicodeEncodeError 'ascii' codec can't encode characters in position 1-2: why None
# expect: UnicodeDecodeError 'ascii' codec can't decode bytes in position 1-2: why None
# expect: UnicodeTranslateError can't translate characters in position 1-2: why None
# expect: ('', 3)
# expect: ('', 3)
# expect: ('', 3)
# expect: ('??', 3)
# expect: ('�', 3)
# expect: ('��', 3)
# expect: ('\\xe9\\u20ac', 3)
# expect: ('\\xff\\xe9', 3)
# expect: ('\\xe9\\u20ac', 3)
# expect: ('&#233;&#8364;', 3)
# expect: TypeError don't know how to handle UnicodeDecodeError in error callback None
# expect: TypeError don't know how to handle UnicodeTranslateError in error callback None
# expect: ('\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{EURO SIGN}', 3)
# expect: TypeError don't know how to handle UnicodeDecodeError in error callback None
# expect: TypeError don't know how to handle UnicodeTranslateError in error callback None
# expect: UnicodeEncodeError 'ascii' codec can't encode characters in position 1-2: why None
# expect: ('\udcff\udce9', 3)
# expect: TypeError don't know how to handle UnicodeTranslateError in error callback None
# expect: UnicodeEncodeError 'ascii' codec can't encode characters in position 1-2: why None
# expect: UnicodeDecodeError 'ascii' codec can't decode bytes in position 1-2: why None
# expect: TypeError don't know how to handle UnicodeTranslateError in error callback None
# expect: ['a', '', 'é', '', '', '€'] (b'', 0)
