# pprint, csv and uuid.
import csv, io, uuid, collections, types, dataclasses
from pprint import *
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
d = {'b': [1, 2, 3] * 10, 'a': {'x': 'some long string ' * 8, 'y': (1,), 'z': {1, 2, 3}}, 'c': b'bytes' * 30, 'd': None, 5: 1.5, 'e': frozenset(range(40)), 'f': bytearray(b'zz' * 40), 'g': ()}
pprint(d)
print(pformat(d, width=40, indent=4, compact=True))
pp(d, depth=1)
print(pformat(list(range(100)), compact=True))
print(pformat({'k' * 30: {'l' * 30: {'m' * 30: 1}}}))
print(pformat(collections.OrderedDict(((i, 'x' * 20) for i in range(5)))))
print(pformat(collections.defaultdict(list, {i: ['y' * 20] for i in range(5)})))
print(pformat(collections.Counter('abracadabra' * 3), width=20))
print(pformat(collections.deque(range(50), 60), width=40))
print(pformat(collections.ChainMap({'a': 'x' * 40}, {'b': 'y' * 40})))
print(pformat(types.SimpleNamespace(a='x' * 50, b='y' * 50)))
print(pformat(collections.UserList(['z' * 30] * 4)))
@dataclasses.dataclass
class DC:
    name: str
    items: list
print(pformat(DC('n' * 50, ['i' * 40])))
print(pformat([DC('a', [])]))
l = [1]
l.append(l)
print(isrecursive(l), isreadable([1]), isreadable(object()), saferepr([1, 'a']))
print(pformat(1234567, underscore_numbers=True))
print(pformat('word ' * 40))
print(pformat({'a': 'multi\nline\ntext ' * 6}))
print(pformat(('x' * 90,)))
print(pformat([[]] * 3))
print(pformat({}), pformat([]), pformat(()), pformat(set()))
t(PrettyPrinter, indent=-1)
t(PrettyPrinter, depth=0)
t(PrettyPrinter, width=0)
print(pformat({1: 'a', 'b': 2, None: 3, (1, 2): 4}))
print(pformat(types.MappingProxyType({'a' * 40: 'b' * 40, 'c': 1})))
def rd(s, **k):
    return list(csv.reader(io.StringIO(s, newline=''), **k))
for s in ('a,b,c\r\n1,2,3\r\n', 'a,"b,x",c\n', '"a""b",c', 'a\n\nb', '', '"multi\nline",x\n', ' a, b', 'a,b,', '"x" y,z', 'a\\,b,c', '"unclosed', 'a;b', "'q,r',s", '1,"2",3.5', '\n'):
    t(rd, s)
    t(rd, s, skipinitialspace=True, delimiter=';')
    t(rd, s, quotechar="'", escapechar='\\')
    t(rd, s, quoting=csv.QUOTE_NONE)
    t(rd, s, strict=True)
    t(rd, s, quoting=csv.QUOTE_NONNUMERIC)
def wr(rows, **k):
    s = io.StringIO()
    csv.writer(s, **k).writerows(rows)
    return repr(s.getvalue())
R = [['a', 'b,c', 'd"e', None, 1, 2.5, 'x\ny', ''], [''], [None], [], ['a b', "it's"]]
for k in ({}, {'quoting': 1}, {'quoting': 2}, {'delimiter': ';'}, {'quotechar': "'"}, {'doublequote': False, 'escapechar': '\\'}, {'lineterminator': '\n'}, {'dialect': 'excel-tab'}, {'dialect': 'unix'}, {'quoting': 3, 'escapechar': '\\'}, {'quoting': 3}, {'quoting': 4}, {'quoting': 5}):
    t(wr, R, **k)
    t(wr, R[:1], **k)
t(csv.writer, 3)
t(csv.reader, 3)
t(rd, 'a', delimiter='ab')
t(rd, 'a', delimiter=3)
t(rd, 'a', foo=1)
t(rd, 'a', dialect='nope')
t(csv.writer(io.StringIO()).writerow, 3)
t(csv.get_dialect, 'zz')
print(csv.list_dialects())
t(rd, 'a', quoting=9)
t(lambda: list(csv.reader([b'a'])))
t(rd, 'a\rb')
t(csv.unregister_dialect, 'q')
csv.register_dialect('pipes', delimiter='|')
print(rd('a|b', dialect='pipes'), csv.get_dialect('pipes').delimiter)
r = csv.DictReader(io.StringIO('n,v\na,1\nb,2,3\nc\n\n'))
print(r.fieldnames, list(r), r.line_num)
print(list(csv.DictReader(io.StringIO('1,2'), ['x', 'y', 'z'], restval='R')))
s = io.StringIO()
w = csv.DictWriter(s, ['a', 'b'], lineterminator='\n')
w.writeheader()
w.writerow({'a': 1, 'b': 2})
w.writerow({'a': 3})
t(w.writerow, {'c': 1})
print(s.getvalue())
w = csv.DictWriter(s, ['a'], extrasaction='ignore')
w.writerow({'a': 1, 'z': 2})
print(csv.field_size_limit())
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n4;5;6\n').delimiter, csv.Sniffer().sniff('a,b\n1,2\n3,4\n').delimiter, csv.Sniffer().has_header('name,val\nfoo,1\nbarr,2\n'))
u = uuid.UUID('12345678123456781234567812345678')
print(u, repr(u), u.hex, u.int)
print(u.bytes, u.fields, u.urn, u.version)
print(u.variant, u.time, u.node, u.clock_seq)
print(u.bytes_le, hash(u) == hash(u.int), u == uuid.UUID(int=u.int), u < uuid.UUID(int=0))
print(int(u))
print(uuid.UUID('{12345678-1234-5678-1234-567812345678}'), uuid.UUID(bytes=b'\x01' * 16), uuid.UUID(fields=u.fields) == u, uuid.UUID(bytes_le=u.bytes_le) == u)
print(uuid.UUID(int=1, version=4))
print(uuid.uuid3(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid5(uuid.NAMESPACE_DNS, 'python.org'), uuid.uuid4().version, uuid.uuid4() != uuid.uuid4())
print(uuid.uuid1().version, uuid.uuid1(1, 2).node, u.is_safe)
t(uuid.UUID, 'x')
t(uuid.UUID)
t(uuid.UUID, int=-1)
t(uuid.UUID, bytes=b'')
t(uuid.UUID, int=1, version=9)
t(lambda: setattr(u, 'int', 3))
t(uuid.UUID, fields=(1, 2))
t(lambda: u < 3)

# expect: {5: 1.5,
# expect:  'a': {'x': 'some long string some long string some long string some long '
# expect:             'string some long string some long string some long string some '
# expect:             'long string ',
# expect:        'y': (1,),
# expect:        'z': {1, 2, 3}},
# expect:  'b': [1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        1,
# expect:        2,
# expect:        3],
# expect:  'c': b'bytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbyt'
# expect:       b'esbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesb'
# expect:       b'ytesbytesbytes',
# expect:  'd': None,
# expect:  'e': frozenset({0,
# expect:                  1,
# expect:                  2,
# expect:                  3,
# expect:                  4,
# expect:                  5,
# expect:                  6,
# expect:                  7,
# expect:                  8,
# expect:                  9,
# expect:                  10,
# expect:                  11,
# expect:                  12,
# expect:                  13,
# expect:                  14,
# expect:                  15,
# expect:                  16,
# expect:                  17,
# expect:                  18,
# expect:                  19,
# expect:                  20,
# expect:                  21,
# expect:                  22,
# expect:                  23,
# expect:                  24,
# expect:                  25,
# expect:                  26,
# expect:                  27,
# expect:                  28,
# expect:                  29,
# expect:                  30,
# expect:                  31,
# expect:                  32,
# expect:                  33,
# expect:                  34,
# expect:                  35,
# expect:                  36,
# expect:                  37,
# expect:                  38,
# expect:                  39}),
# expect:  'f': bytearray(b'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz'
# expect:                 b'zzzzzzzzzzzzzzzzzzzz'),
# expect:  'g': ()}
# expect: {   5: 1.5,
# expect:     'a': {   'x': 'some long string '
# expect:                   'some long string '
# expect:                   'some long string '
# expect:                   'some long string '
# expect:                   'some long string '
# expect:                   'some long string '
# expect:                   'some long string '
# expect:                   'some long string ',
# expect:              'y': (1,),
# expect:              'z': {1, 2, 3}},
# expect:     'b': [   1, 2, 3, 1, 2, 3, 1, 2, 3,
# expect:              1, 2, 3, 1, 2, 3, 1, 2, 3,
# expect:              1, 2, 3, 1, 2, 3, 1, 2, 3,
# expect:              1, 2, 3],
# expect:     'c': b'bytesbytesbytesbytesbytesbyt'
# expect:          b'esbytesbytesbytesbytesbytesb'
# expect:          b'ytesbytesbytesbytesbytesbyte'
# expect:          b'sbytesbytesbytesbytesbytesby'
# expect:          b'tesbytesbytesbytesbytesbytes'
# expect:          b'bytesbytes',
# expect:     'd': None,
# expect:     'e': frozenset({   0, 1, 2, 3, 4, 5,
# expect:                        6, 7, 8, 9, 10,
# expect:                        11, 12, 13, 14,
# expect:                        15, 16, 17, 18,
# expect:                        19, 20, 21, 22,
# expect:                        23, 24, 25, 26,
# expect:                        27, 28, 29, 30,
# expect:                        31, 32, 33, 34,
# expect:                        35, 36, 37, 38,
# expect:                        39}),
# expect:     'f': bytearray(b'zzzzzzzzzzzzzzzz'
# expect:                    b'zzzzzzzzzzzzzzzz'
# expect:                    b'zzzzzzzzzzzzzzzz'
# expect:                    b'zzzzzzzzzzzzzzzz'
# expect:                    b'zzzzzzzzzzzzzzzz'),
# expect:     'g': ()}
# expect: {'b': [...],
# expect:  'a': {...},
# expect:  'c': b'bytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbyt'
# expect:       b'esbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesbytesb'
# expect:       b'ytesbytesbytes',
# expect:  'd': None,
# expect:  5: 1.5,
# expect:  'e': frozenset({0,
# expect:                  1,
# expect:                  2,
# expect:                  3,
# expect:                  4,
# expect:                  5,
# expect:                  6,
# expect:                  7,
# expect:                  8,
# expect:                  9,
# expect:                  10,
# expect:                  11,
# expect:                  12,
# expect:                  13,
# expect:                  14,
# expect:                  15,
# expect:                  16,
# expect:                  17,
# expect:                  18,
# expect:                  19,
# expect:                  20,
# expect:                  21,
# expect:                  22,
# expect:                  23,
# expect:                  24,
# expect:                  25,
# expect:                  26,
# expect:                  27,
# expect:                  28,
# expect:                  29,
# expect:                  30,
# expect:                  31,
# expect:                  32,
# expect:                  33,
# expect:                  34,
# expect:                  35,
# expect:                  36,
# expect:                  37,
# expect:                  38,
# expect:                  39}),
# expect:  'f': bytearray(b'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz'
# expect:                 b'zzzzzzzzzzzzzzzzzzzz'),
# expect:  'g': ()}
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
# expect:  22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41,
# expect:  42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61,
# expect:  62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81,
# expect:  82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99]
# expect: {'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkk': {'llllllllllllllllllllllllllllll': {'mmmmmmmmmmmmmmmmmmmmmmmmmmmmmm': 1}}}
# expect: OrderedDict([(0, 'xxxxxxxxxxxxxxxxxxxx'),
# expect:              (1, 'xxxxxxxxxxxxxxxxxxxx'),
# expect:              (2, 'xxxxxxxxxxxxxxxxxxxx'),
# expect:              (3, 'xxxxxxxxxxxxxxxxxxxx'),
# expect:              (4, 'xxxxxxxxxxxxxxxxxxxx')])
# expect: defaultdict(<class 'list'>,
# expect:             {0: ['yyyyyyyyyyyyyyyyyyyy'],
# expect:              1: ['yyyyyyyyyyyyyyyyyyyy'],
# expect:              2: ['yyyyyyyyyyyyyyyyyyyy'],
# expect:              3: ['yyyyyyyyyyyyyyyyyyyy'],
# expect:              4: ['yyyyyyyyyyyyyyyyyyyy']})
# expect: Counter({'a': 15,
# expect:          'b': 6,
# expect:          'r': 6,
# expect:          'c': 3,
# expect:          'd': 3})
# expect: deque([0,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        4,
# expect:        5,
# expect:        6,
# expect:        7,
# expect:        8,
# expect:        9,
# expect:        10,
# expect:        11,
# expect:        12,
# expect:        13,
# expect:        14,
# expect:        15,
# expect:        16,
# expect:        17,
# expect:        18,
# expect:        19,
# expect:        20,
# expect:        21,
# expect:        22,
# expect:        23,
# expect:        24,
# expect:        25,
# expect:        26,
# expect:        27,
# expect:        28,
# expect:        29,
# expect:        30,
# expect:        31,
# expect:        32,
# expect:        33,
# expect:        34,
# expect:        35,
# expect:        36,
# expect:        37,
# expect:        38,
# expect:        39,
# expect:        40,
# expect:        41,
# expect:        42,
# expect:        43,
# expect:        44,
# expect:        45,
# expect:        46,
# expect:        47,
# expect:        48,
# expect:        49],
# expect:       maxlen=60)
# expect: ChainMap({'a': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'},
# expect:          {'b': 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'})
# expect: namespace(a='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:           b='yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy')
# expect: ['zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
# expect:  'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
# expect:  'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
# expect:  'zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz']
# expect: DC(name='nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn',
# expect:    items=['iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii'])
# expect: [DC(name='a', items=[])]
# expect: True True False [1, 'a']
# expect: 1_234_567
# expect: ('word word word word word word word word word word word word word word word '
# expect:  'word word word word word word word word word word word word word word word '
# expect:  'word word word word word word word word word word ')
# expect: {'a': 'multi\n'
# expect:       'line\n'
# expect:       'text multi\n'
# expect:       'line\n'
# expect:       'text multi\n'
# expect:       'line\n'
# expect:       'text multi\n'
# expect:       'line\n'
# expect:       'text multi\n'
# expect:       'line\n'
# expect:       'text multi\n'
# expect:       'line\n'
# expect:       'text '}
# expect: ('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',)
# expect: [[], [], []]
# expect: {} [] () set()
# expect: ValueError indent must be >= 0
# expect: ValueError depth must be > 0
# expect: ValueError width must be != 0
# expect: {None: 3, 1: 'a', 'b': 2, (1, 2): 4}
# expect: mappingproxy({'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa': 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
# expect:               'c': 1})
# expect: [['a', 'b', 'c'], ['1', '2', '3']]
# expect: [['a,b,c'], ['1,2,3']]
# expect: [['a', 'b', 'c'], ['1', '2', '3']]
# expect: [['a', 'b', 'c'], ['1', '2', '3']]
# expect: [['a', 'b', 'c'], ['1', '2', '3']]
# expect: ValueError could not convert string to float: 'a'
# expect: [['a', 'b,x', 'c']]
# expect: [['a,"b,x",c']]
# expect: [['a', '"b', 'x"', 'c']]
# expect: [['a', '"b', 'x"', 'c']]
# expect: [['a', 'b,x', 'c']]
# expect: ValueError could not convert string to float: 'a'
# expect: [['a"b', 'c']]
# expect: [['a"b,c']]
# expect: [['"a""b"', 'c']]
# expect: [['"a""b"', 'c']]
# expect: [['a"b', 'c']]
# expect: ValueError could not convert string to float: 'c'
# expect: [['a'], [], ['b']]
# expect: [['a'], [], ['b']]
# expect: [['a'], [], ['b']]
# expect: [['a'], [], ['b']]
# expect: [['a'], [], ['b']]
# expect: ValueError could not convert string to float: 'a'
# expect: []
# expect: []
# expect: []
# expect: []
# expect: []
# expect: []
# expect: [['multi\nline', 'x']]
# expect: [['multi\nline,x']]
# expect: [['"multi'], ['line"', 'x']]
# expect: [['"multi'], ['line"', 'x']]
# expect: [['multi\nline', 'x']]
# expect: ValueError could not convert string to float: 'x'
# expect: [[' a', ' b']]
# expect: [['a, b']]
# expect: [[' a', ' b']]
# expect: [[' a', ' b']]
# expect: [[' a', ' b']]
# expect: ValueError could not convert string to float: ' a'
# expect: [['a', 'b', '']]
# expect: [['a,b,']]
# expect: [['a', 'b', '']]
# expect: [['a', 'b', '']]
# expect: [['a', 'b', '']]
# expect: ValueError could not convert string to float: 'a'
# expect: [['x y', 'z']]
# expect: [['x y,z']]
# expect: [['"x" y', 'z']]
# expect: [['"x" y', 'z']]
# expect: Error ',' expected after '"'
# expect: ValueError could not convert string to float: 'z'
# expect: [['a\\', 'b', 'c']]
# expect: [['a\\,b,c']]
# expect: [['a,b', 'c']]
# expect: [['a\\', 'b', 'c']]
# expect: [['a\\', 'b', 'c']]
# expect: ValueError could not convert string to float: 'a\\'
# expect: [['unclosed']]
# expect: [['unclosed']]
# expect: [['"unclosed']]
# expect: [['"unclosed']]
# expect: Error unexpected end of data
# expect: [['unclosed']]
# expect: [['a;b']]
# expect: [['a', 'b']]
# expect: [['a;b']]
# expect: [['a;b']]
# expect: [['a;b']]
# expect: ValueError could not convert string to float: 'a;b'
# expect: [["'q", "r'", 's']]
# expect: [["'q,r',s"]]
# expect: [['q,r', 's']]
# expect: [["'q", "r'", 's']]
# expect: [["'q", "r'", 's']]
# expect: ValueError could not convert string to float: "'q"
# expect: [['1', '2', '3.5']]
# expect: [['1,"2",3.5']]
# expect: [['1', '"2"', '3.5']]
# expect: [['1', '"2"', '3.5']]
# expect: [['1', '2', '3.5']]
# expect: [[1.0, '2', 3.5]]
# expect: [[]]
# expect: [[]]
# expect: [[]]
# expect: [[]]
# expect: [[]]
# expect: [[]]
# expect: 'a,"b,c","d""e",,1,2.5,"x\ny",\r\n""\r\n""\r\n\r\na b,it\'s\r\n'
# expect: 'a,"b,c","d""e",,1,2.5,"x\ny",\r\n'
# expect: '"a","b,c","d""e","","1","2.5","x\ny",""\r\n""\r\n""\r\n\r\n"a b","it\'s"\r\n'
# expect: '"a","b,c","d""e","","1","2.5","x\ny",""\r\n'
# expect: '"a","b,c","d""e","",1,2.5,"x\ny",""\r\n""\r\n""\r\n\r\n"a b","it\'s"\r\n'
# expect: '"a","b,c","d""e","",1,2.5,"x\ny",""\r\n'
# expect: 'a;b,c;"d""e";;1;2.5;"x\ny";\r\n""\r\n""\r\n\r\na b;it\'s\r\n'
# expect: 'a;b,c;"d""e";;1;2.5;"x\ny";\r\n'
# expect: 'a,\'b,c\',d"e,,1,2.5,\'x\ny\',\r\n\'\'\r\n\'\'\r\n\r\na b,\'it\'\'s\'\r\n'
# expect: 'a,\'b,c\',d"e,,1,2.5,\'x\ny\',\r\n'
# expect: 'a,"b,c",d\\"e,,1,2.5,"x\ny",\r\n""\r\n""\r\n\r\na b,it\'s\r\n'
# expect: 'a,"b,c",d\\"e,,1,2.5,"x\ny",\r\n'
# expect: 'a,"b,c","d""e",,1,2.5,"x\ny",\n""\n""\n\na b,it\'s\n'
# expect: 'a,"b,c","d""e",,1,2.5,"x\ny",\n'
# expect: 'a\tb,c\t"d""e"\t\t1\t2.5\t"x\ny"\t\r\n""\r\n""\r\n\r\na b\tit\'s\r\n'
# expect: 'a\tb,c\t"d""e"\t\t1\t2.5\t"x\ny"\t\r\n'
# expect: '"a","b,c","d""e","","1","2.5","x\ny",""\n""\n""\n\n"a b","it\'s"\n'
# expect: '"a","b,c","d""e","","1","2.5","x\ny",""\n'
# expect: Error single empty field record must be quoted
# expect: 'a,b\\,c,d\\"e,,1,2.5,x\\\ny,\r\n'
# expect: Error need to escape, but no escapechar set
# expect: Error need to escape, but no escapechar set
# expect: Error single empty field record must be quoted
# expect: '"a","b,c","d""e",,1,2.5,"x\ny",""\r\n'
# expect: Error single empty field record must be quoted
# expect: '"a","b,c","d""e",,"1","2.5","x\ny",""\r\n'
# expect: TypeError argument 1 must have a "write" method
# expect: TypeError 'int' object is not iterable
# expect: TypeError "delimiter" must be a 1-character string
# expect: TypeError "delimiter" must be string, not int
# expect: TypeError this function got an unexpected keyword argument 'foo'
# expect: Error unknown dialect
# expect: Error iterable expected, not int
# expect: Error unknown dialect
# expect: ['excel', 'excel-tab', 'unix']
# expect: TypeError bad "quoting" value
# expect: Error iterator should return strings, not bytes (the file should be opened in text mode)
# expect: [['a'], ['b']]
# expect: Error unknown dialect
# expect: [['a', 'b']] |
# expect: ['n', 'v'] [{'n': 'a', 'v': '1'}, {'n': 'b', 'v': '2', None: ['3']}, {'n': 'c', 'v': None}] 5
# expect: [{'x': '1', 'y': '2', 'z': 'R'}]
# expect: ValueError dict contains fields not in fieldnames: 'c'
# expect: a,b
# expect: 1,2
# expect: 3,
# expect:
# expect: 131072
# expect: ; , True
# expect: 12345678-1234-5678-1234-567812345678 UUID('12345678-1234-5678-1234-567812345678') 12345678123456781234567812345678 24197857161011715162171839636988778104
# expect: b'\x124Vx\x124Vx\x124Vx\x124Vx' (305419896, 4660, 22136, 18, 52, 95073701484152) urn:uuid:12345678-1234-5678-1234-567812345678 None
# expect: reserved for NCS compatibility 466142576285865592 95073701484152 4660
# expect: b'xV4\x124\x12xV\x124Vx\x124Vx' True True False
# expect: 24197857161011715162171839636988778104
# expect: 12345678-1234-5678-1234-567812345678 01010101-0101-0101-0101-010101010101 True True
# expect: 00000000-0000-4000-8000-000000000001
# expect: 6fa459ea-ee8a-3ca4-894e-db77e160355e 886313e1-3b8a-5372-9b90-0c9aee199e5d 4 True
# expect: 1 1 SafeUUID.unknown
# expect: ValueError badly formed hexadecimal UUID string
# expect: TypeError one of the hex, bytes, bytes_le, fields, or int arguments must be given
# expect: ValueError int is out of range (need a 128-bit value)
# expect: ValueError bytes is not a 16-char string
# expect: ValueError illegal version number
# expect: TypeError UUID objects are immutable
# expect: ValueError fields is not a 6-tuple
# expect: TypeError '<' not supported between instances of 'UUID' and 'int'
