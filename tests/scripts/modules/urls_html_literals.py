# Parts of URLs, HTML references, normal distributions, literals.
from urllib.parse import *
import html
for u in ('http://user:pw@Example.com:8080/a/b;p?q=1&r=2#frag', 'https://x.y', '/rel/path?z', 'mailto:a@b.c', '//host/p', 'file:///etc/x', 'http://[::1]:80/', '', 'a;b', 'http:x'):
    p = urlparse(u); s = urlsplit(u); print(p, s, p.geturl(), s.geturl(), p.hostname, p.port, p.username, p.password)
for b, u in (('http://a/b/c/d;p?q', x) for x in ('g:h', 'g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', 'g#s', ';x', 'g;x', '', '.', './', '..', '../', '../g', '../..', '../../g', '../../../g', 'g.', '..g', './../g', 'g/./h', 'g/../h')): print(u, urljoin(b, u))
print(quote('a b/é?&=~'), quote('/x', safe=''), quote_plus('a b+c'), unquote('a%20b%C3%A9%zz+'), unquote_plus('a+b%2B'), urlencode({'a': 1, 'b': 'x y', 'c': [1, 2]}), urlencode([('a', [1, 2])], doseq=True), parse_qs('a=1&a=2&b=&c'), parse_qsl('a=1;b=2', separator=';'), parse_qs('x=%20y+z', keep_blank_values=True), urldefrag('http://a/b#c'), quote(b'\xff'))
for bad in (lambda: urlparse('http://a:x/').port, lambda: urlparse('http://a:99999/').port, lambda: urlencode('abc'), lambda: urlsplit('http://[::1/')):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(html.escape('<a href="x">\'&'), html.unescape('&lt;&amp;&#39;&#x27;&eacute;&nope;&copy'))
from statistics import NormalDist
n = NormalDist(100, 15); m = NormalDist.from_samples([1, 2, 3, 4.5])
print(n, m, n.mean, n.stdev, n.variance, n.median, n.cdf(110), n.pdf(100), n.zscore(130), n + 5, n * 2, n + m, -n, n - 3, n / 2, 2 + n, 3 - n, n == NormalDist(100, 15), hash(n) == hash(NormalDist(100, 15)), round(n.overlap(NormalDist(110, 10)), 12), [round(x, 9) for x in n.quantiles()], round(n.inv_cdf(0.01), 9), n.inv_cdf(0.5))
try: n.inv_cdf(0)
except Exception as e: print(type(e).__name__, e)
import ast
for t in ("1", "-1.5", "'a' 'b'", "b'x'", "(1, 2)", "[1, [2], {'k': (3,)}]", "{1, 2}", "{}", "()", "(1)", "1+2j", "-1-2j", "None", "True", "...", "set()", " 5", "1, 2", "'''a\nb'''", "0x1f", "1e-5", "1_000", "{'a': {'b': [None, False]}}", "[1, # c\n 2]", "r'\\d'", "[]", "'\\n\\u00e9'"):
    print(repr(t), repr(ast.literal_eval(t)))
for t in ("a", "f()", "1+1", "[x]", "1 if 2 else 3", "(", "", "'a", "__import__('os')", "1 < 2", "f'{1}'", "lambda: 1"):
    try: print(ast.literal_eval(t))
    except Exception as e: print(type(e).__name__, str(e).split(':')[0])

# expect: ParseResult(scheme='http', netloc='user:pw@Example.com:8080', path='/a/b', params='p', query='q=1&r=2', fragment='frag') SplitResult(scheme='http', netloc='user:pw@Example.com:8080', path='/a/b;p', query='q=1&r=2', fragment='frag') http://user:pw@Example.com:8080/a/b;p?q=1&r=2#frag http://user:pw@Example.com:8080/a/b;p?q=1&r=2#frag example.com 8080 user pw
# expect: ParseResult(scheme='https', netloc='x.y', path='', params='', query='', fragment='') SplitResult(scheme='https', netloc='x.y', path='', query='', fragment='') https://x.y https://x.y x.y None None None
# expect: ParseResult(scheme='', netloc='', path='/rel/path', params='', query='z', fragment='') SplitResult(scheme='', netloc='', path='/rel/path', query='z', fragment='') /rel/path?z /rel/path?z None None None None
# expect: ParseResult(scheme='mailto', netloc='', path='a@b.c', params='', query='', fragment='') SplitResult(scheme='mailto', netloc='', path='a@b.c', query='', fragment='') mailto:a@b.c mailto:a@b.c None None None None
# expect: ParseResult(scheme='', netloc='host', path='/p', params='', query='', fragment='') SplitResult(scheme='', netloc='host', path='/p', query='', fragment='') //host/p //host/p host None None None
# expect: ParseResult(scheme='file', netloc='', path='/etc/x', params='', query='', fragment='') SplitResult(scheme='file', netloc='', path='/etc/x', query='', fragment='') file:///etc/x file:///etc/x None None None None
# expect: ParseResult(scheme='http', netloc='[::1]:80', path='/', params='', query='', fragment='') SplitResult(scheme='http', netloc='[::1]:80', path='/', query='', fragment='') http://[::1]:80/ http://[::1]:80/ ::1 80 None None
# expect: ParseResult(scheme='', netloc='', path='', params='', query='', fragment='') SplitResult(scheme='', netloc='', path='', query='', fragment='')   None None None None
# expect: ParseResult(scheme='', netloc='', path='a', params='b', query='', fragment='') SplitResult(scheme='', netloc='', path='a;b', query='', fragment='') a;b a;b None None None None
# expect: ParseResult(scheme='http', netloc='', path='x', params='', query='', fragment='') SplitResult(scheme='http', netloc='', path='x', query='', fragment='') http:x http:x None None None None
# expect: g:h g:h
# expect: g http://a/b/c/g
# expect: ./g http://a/b/c/g
# expect: g/ http://a/b/c/g/
# expect: /g http://a/g
# expect: //g http://g
# expect: ?y http://a/b/c/d;p?y
# expect: g?y http://a/b/c/g?y
# expect: #s http://a/b/c/d;p?q#s
# expect: g#s http://a/b/c/g#s
# expect: ;x http://a/b/c/;x
# expect: g;x http://a/b/c/g;x
# expect:  http://a/b/c/d;p?q
# expect: . http://a/b/c/
# expect: ./ http://a/b/c/
# expect: .. http://a/b/
# expect: ../ http://a/b/
# expect: ../g http://a/b/g
# expect: ../.. http://a/
# expect: ../../g http://a/g
# expect: ../../../g http://a/g
# expect: g. http://a/b/c/g.
# expect: ..g http://a/b/c/..g
# expect: ./../g http://a/b/g
# expect: g/./h http://a/b/c/g/h
# expect: g/../h http://a/b/c/h
# expect: a%20b/%C3%A9%3F%26%3D~ %2Fx a+b%2Bc a bé%zz+ a b+ a=1&b=x+y&c=%5B1%2C+2%5D a=1&a=2 {'a': ['1', '2']} [('a', '1'), ('b', '2')] {'x': [' y z']} DefragResult(url='http://a/b', fragment='c') %FF
# expect: ValueError Port could not be cast to integer value as 'x'
# expect: ValueError Port out of range 0-65535
# expect: TypeError not a valid non-string sequence or mapping object
# expect: ValueError Invalid IPv6 URL
# expect: &lt;a href=&quot;x&quot;&gt;&#x27;&amp; <&''é&nope;©
# expect: NormalDist(mu=100.0, sigma=15.0) NormalDist(mu=2.625, sigma=1.4930394055974097) 100.0 15.0 225.0 100.0 0.7475074624530771 0.02659615202676218 2.0 NormalDist(mu=105.0, sigma=15.0) NormalDist(mu=200.0, sigma=30.0) NormalDist(mu=102.625, sigma=15.074122417794896) NormalDist(mu=-100.0, sigma=15.0) NormalDist(mu=97.0, sigma=15.0) NormalDist(mu=50.0, sigma=7.5) NormalDist(mu=102.0, sigma=15.0) NormalDist(mu=-97.0, sigma=15.0) True True 0.65387691601 [89.882653747, 100.0, 110.117346253] 65.104781889 100.0
# expect: StatisticsError p must be in the range 0.0 < p < 1.0
# expect: '1' 1
# expect: '-1.5' -1.5
# expect: "'a' 'b'" 'ab'
# expect: "b'x'" b'x'
# expect: '(1, 2)' (1, 2)
# expect: "[1, [2], {'k': (3,)}]" [1, [2], {'k': (3,)}]
# expect: '{1, 2}' {1, 2}
# expect: '{}' {}
# expect: '()' ()
# expect: '(1)' 1
# expect: '1+2j' (1+2j)
# expect: '-1-2j' (-1-2j)
# expect: 'None' None
# expect: 'True' True
# expect: '...' Ellipsis
# expect: 'set()' set()
# expect: ' 5' 5
# expect: '1, 2' (1, 2)
# expect: "'''a\nb'''" 'a\nb'
# expect: '0x1f' 31
# expect: '1e-5' 1e-05
# expect: '1_000' 1000
# expect: "{'a': {'b': [None, False]}}" {'a': {'b': [None, False]}}
# expect: '[1, # c\n 2]' [1, 2]
# expect: "r'\\d'" '\\d'
# expect: '[]' []
# expect: "'\\n\\u00e9'" '\né'
# expect: ValueError malformed node or string on line 1
# expect: ValueError malformed node or string on line 1
# expect: ValueError malformed node or string on line 1
# expect: ValueError malformed node or string on line 1
# expect: ValueError malformed node or string on line 1
# expect: SyntaxError '(' was never closed (<unknown>, line 1)
# expect: SyntaxError invalid syntax (<unknown>, line 0)
# expect: SyntaxError unterminated string literal (detected at line 1) (<unknown>, line 1)
# expect: ValueError malformed node or string on line 1
# expect: ValueError malformed node or string on line 1
# expect: ValueError malformed node or string on line 1
# expect: ValueError malformed node or string on line 1
