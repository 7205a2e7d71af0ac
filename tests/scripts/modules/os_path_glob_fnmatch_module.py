# os.path, os, stat, errno, glob and fnmatch.
import posixpath, os, stat, errno, fnmatch, glob, sys
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
ps = ['', '/', '//', '///', 'a/', '/a', 'a//b', '/a/b.c', '..a', 'a/.b', './a/../b', '../..//x', '/..', 'a/./b/', 'x.tar.gz']
for p in ps:
    for f in ('split', 'splitext', 'splitdrive', 'splitroot', 'basename', 'dirname', 'normpath', 'isabs', 'normcase'):
        print(p, f, getattr(os.path, f)(p), getattr(os.path, f)(p.encode()))
    for q in ps[:7]:
        print(os.path.join(p, q), end=' ')
        t(os.path.commonpath, [p, q])
t(os.path.join, 'a', b'b')
t(os.path.join, 3)
t(os.path.join, 'a', 3)
print(os.path.commonprefix(['abc', 'abd']), os.path.commonprefix([]), os.path.commonpath(['/a/b', '/a/bc']))
t(os.path.commonpath, [])
t(os.path.relpath, '')
os.environ['FOO'] = 'bar'
print(os.path.expandvars('$FOO/${FOO}/$NOPE/${/$'), os.path.expanduser('~/x') == os.environ['HOME'] + '/x', os.path.expanduser('a~'))
print(os.getenv('FOO'), os.getenv('NOPE'), os.getenv('NOPE', 3), 'FOO' in os.environ)
del os.environ['FOO']
t(lambda: os.environ['FOO'])
t(lambda: os.environ.__setitem__('a', 3))
print(os.environ.get('x'), isinstance(os.environ, __import__('collections.abc').abc.MutableMapping), os.environb.get(b'HOME') == os.environ['HOME'].encode())
for p in ('*', 'a?c', '[abc]', '[!a-c]*', '[a', '[]a]', '*.py', 'a*b*c', '[a-]', '[z-a]', 'a.b', '**', '[!]]', '[[]', '[&&]', '\\a', '[a-c-e]'):
    print(p, fnmatch.translate(p), [n for n in ('abc', 'a', 'b', '', 'a.b', 'abbc', 'x.py', 'z', ']', '[', '&', '-', '\\a', 'axbyc') if fnmatch.fnmatch(n, p)])
print(fnmatch.filter(['a.py', 'b.txt'], '*.py'), fnmatch.fnmatchcase('A', 'a'), fnmatch.fnmatch(b'ab', b'a*'))
print(os.sep, repr(os.linesep), os.name, os.curdir)
print(os.devnull, os.fsencode('é'), ascii(os.fsdecode(b'\xff')), os.get_exec_path() == os.environ['PATH'].split(':'))
class P:

    def __fspath__(s):
        return '/x/y'
print(os.fspath(P()), os.path.basename(P()), isinstance(P(), os.PathLike), isinstance('', os.PathLike))
t(os.fspath, 3)
for m in (33188, 16877, 41471, 35309, 17407, 34212, 0):
    print(stat.filemode(m), stat.S_ISDIR(m), stat.S_ISREG(m), stat.S_IMODE(m), stat.S_IFMT(m))
print(errno.ENOENT, errno.errorcode[2], errno.EAGAIN == errno.EWOULDBLOCK, errno.errorcode[errno.EAGAIN])
print(sorted(errno.errorcode.items()))
print(os.path is sys.modules['os.path'], os.path.__name__, os.SEEK_END, os.strerror(2))
print(os.cpu_count() > 0)

# expect:  split ('', '') (b'', b'')
# expect:  splitext ('', '') (b'', b'')
# expect:  splitdrive ('', '') (b'', b'')
# expect:  splitroot ('', '', '') (b'', b'', b'')
# expect:  basename  b''
# expect:  dirname  b''
# expect:  normpath . b'.'
# expect:  isabs False False
# expect:  normcase  b''
# expect:  
# expect: / ValueError Can't mix absolute and relative paths
# expect: // ValueError Can't mix absolute and relative paths
# expect: /// ValueError Can't mix absolute and relative paths
# expect: a/ 
# expect: /a ValueError Can't mix absolute and relative paths
# expect: a//b 
# expect: / split ('/', '') (b'/', b'')
# expect: / splitext ('/', '') (b'/', b'')
# expect: / splitdrive ('', '/') (b'', b'/')
# expect: / splitroot ('', '/', '') (b'', b'/', b'')
# expect: / basename  b''
# expect: / dirname / b'/'
# expect: / normpath / b'/'
# expect: / isabs True True
# expect: / normcase / b'/'
# expect: / ValueError Can't mix absolute and relative paths
# expect: / /
# expect: // /
# expect: /// /
# expect: /a/ ValueError Can't mix absolute and relative paths
# expect: /a /
# expect: /a//b ValueError Can't mix absolute and relative paths
# expect: // split ('//', '') (b'//', b'')
# expect: // splitext ('//', '') (b'//', b'')
# expect: // splitdrive ('', '//') (b'', b'//')
# expect: // splitroot ('', '//', '') (b'', b'//', b'')
# expect: // basename  b''
# expect: // dirname // b'//'
# expect: // normpath // b'//'
# expect: // isabs True True
# expect: // normcase // b'//'
# expect: // ValueError Can't mix absolute and relative paths
# expect: / /
# expect: // /
# expect: /// /
# expect: //a/ ValueError Can't mix absolute and relative paths
# expect: /a /
# expect: //a//b ValueError Can't mix absolute and relative paths
# expect: /// split ('///', '') (b'///', b'')
# expect: /// splitext ('///', '') (b'///', b'')
# expect: /// splitdrive ('', '///') (b'', b'///')
# expect: /// splitroot ('', '/', '//') (b'', b'/', b'//')
# expect: /// basename  b''
# expect: /// dirname /// b'///'
# expect: /// normpath / b'/'
# expect: /// isabs True True
# expect: /// normcase /// b'///'
# expect: /// ValueError Can't mix absolute and relative paths
# expect: / /
# expect: // /
# expect: /// /
# expect: ///a/ ValueError Can't mix absolute and relative paths
# expect: /a /
# expect: ///a//b ValueError Can't mix absolute and relative paths
# expect: a/ split ('a', '') (b'a', b'')
# expect: a/ splitext ('a/', '') (b'a/', b'')
# expect: a/ splitdrive ('', 'a/') (b'', b'a/')
# expect: a/ splitroot ('', '', 'a/') (b'', b'', b'a/')
# expect: a/ basename  b''
# expect: a/ dirname a b'a'
# expect: a/ normpath a b'a'
# expect: a/ isabs False False
# expect: a/ normcase a/ b'a/'
# expect: a/ 
# expect: / ValueError Can't mix absolute and relative paths
# expect: // ValueError Can't mix absolute and relative paths
# expect: /// ValueError Can't mix absolute and relative paths
# expect: a/a/ a
# expect: /a ValueError Can't mix absolute and relative paths
# expect: a/a//b a
# expect: /a split ('/', 'a') (b'/', b'a')
# expect: /a splitext ('/a', '') (b'/a', b'')
# expect: /a splitdrive ('', '/a') (b'', b'/a')
# expect: /a splitroot ('', '/', 'a') (b'', b'/', b'a')
# expect: /a basename a b'a'
# expect: /a dirname / b'/'
# expect: /a normpath /a b'/a'
# expect: /a isabs True True
# expect: /a normcase /a b'/a'
# expect: /a/ ValueError Can't mix absolute and relative paths
# expect: / /
# expect: // /
# expect: /// /
# expect: /a/a/ ValueError Can't mix absolute and relative paths
# expect: /a /a
# expect: /a/a//b ValueError Can't mix absolute and relative paths
# expect: a//b split ('a', 'b') (b'a', b'b')
# expect: a//b splitext ('a//b', '') (b'a//b', b'')
# expect: a//b splitdrive ('', 'a//b') (b'', b'a//b')
# expect: a//b splitroot ('', '', 'a//b') (b'', b'', b'a//b')
# expect: a//b basename b b'b'
# expect: a//b dirname a b'a'
# expect: a//b normpath a/b b'a/b'
# expect: a//b isabs False False
# expect: a//b normcase a//b b'a//b'
# expect: a//b/ 
# expect: / ValueError Can't mix absolute and relative paths
# expect: // ValueError Can't mix absolute and relative paths
# expect: /// ValueError Can't mix absolute and relative paths
# expect: a//b/a/ a
# expect: /a ValueError Can't mix absolute and relative paths
# expect: a//b/a//b a/b
# expect: /a/b.c split ('/a', 'b.c') (b'/a', b'b.c')
# expect: /a/b.c splitext ('/a/b', '.c') (b'/a/b', b'.c')
# expect: /a/b.c splitdrive ('', '/a/b.c') (b'', b'/a/b.c')
# expect: /a/b.c splitroot ('', '/', 'a/b.c') (b'', b'/', b'a/b.c')
# expect: /a/b.c basename b.c b'b.c'
# expect: /a/b.c dirname /a b'/a'
# expect: /a/b.c normpath /a/b.c b'/a/b.c'
# expect: /a/b.c isabs True True
# expect: /a/b.c normcase /a/b.c b'/a/b.c'
# expect: /a/b.c/ ValueError Can't mix absolute and relative paths
# expect: / /
# expect: // /
# expect: /// /
# expect: /a/b.c/a/ ValueError Can't mix absolute and relative paths
# expect: /a /a
# expect: /a/b.c/a//b ValueError Can't mix absolute and relative paths
# expect: ..a split ('', '..a') (b'', b'..a')
# expect: ..a splitext ('..a', '') (b'..a', b'')
# expect: ..a splitdrive ('', '..a') (b'', b'..a')
# expect: ..a splitroot ('', '', '..a') (b'', b'', b'..a')
# expect: ..a basename ..a b'..a'
# expect: ..a dirname  b''
# expect: ..a normpath ..a b'..a'
# expect: ..a isabs False False
# expect: ..a normcase ..a b'..a'
# expect: ..a/ 
# expect: / ValueError Can't mix absolute and relative paths
# expect: // ValueError Can't mix absolute and relative paths
# expect: /// ValueError Can't mix absolute and relative paths
# expect: ..a/a/ 
# expect: /a ValueError Can't mix absolute and relative paths
# expect: ..a/a//b 
# expect: a/.b split ('a', '.b') (b'a', b'.b')
# expect: a/.b splitext ('a/.b', '') (b'a/.b', b'')
# expect: a/.b splitdrive ('', 'a/.b') (b'', b'a/.b')
# expect: a/.b splitroot ('', '', 'a/.b') (b'', b'', b'a/.b')
# expect: a/.b basename .b b'.b'
# expect: a/.b dirname a b'a'
# expect: a/.b normpath a/.b b'a/.b'
# expect: a/.b isabs False False
# expect: a/.b normcase a/.b b'a/.b'
# expect: a/.b/ 
# expect: / ValueError Can't mix absolute and relative paths
# expect: // ValueError Can't mix absolute and relative paths
# expect: /// ValueError Can't mix absolute and relative paths
# expect: a/.b/a/ a
# expect: /a ValueError Can't mix absolute and relative paths
# expect: a/.b/a//b a
# expect: ./a/../b split ('./a/..', 'b') (b'./a/..', b'b')
# expect: ./a/../b splitext ('./a/../b', '') (b'./a/../b', b'')
# expect: ./a/../b splitdrive ('', './a/../b') (b'', b'./a/../b')
# expect: ./a/../b splitroot ('', '', './a/../b') (b'', b'', b'./a/../b')
# expect: ./a/../b basename b b'b'
# expect: ./a/../b dirname ./a/.. b'./a/..'
# expect: ./a/../b normpath b b'b'
# expect: ./a/../b isabs False False
# expect: ./a/../b normcase ./a/../b b'./a/../b'
# expect: ./a/../b/ 
# expect: / ValueError Can't mix absolute and relative paths
# expect: // ValueError Can't mix absolute and relative paths
# expect: /// ValueError Can't mix absolute and relative paths
# expect: ./a/../b/a/ a
# expect: /a ValueError Can't mix absolute and relative paths
# expect: ./a/../b/a//b a
# expect: ../..//x split ('../..', 'x') (b'../..', b'x')
# expect: ../..//x splitext ('../..//x', '') (b'../..//x', b'')
# expect: ../..//x splitdrive ('', '../..//x') (b'', b'../..//x')
# expect: ../..//x splitroot ('', '', '../..//x') (b'', b'', b'../..//x')
# expect: ../..//x basename x b'x'
# expect: ../..//x dirname ../.. b'../..'
# expect: ../..//x normpath ../../x b'../../x'
# expect: ../..//x isabs False False
# expect: ../..//x normcase ../..//x b'../..//x'
# expect: ../..//x/ 
# expect: / ValueError Can't mix absolute and relative paths
# expect: // ValueError Can't mix absolute and relative paths
# expect: /// ValueError Can't mix absolute and relative paths
# expect: ../..//x/a/ 
# expect: /a ValueError Can't mix absolute and relative paths
# expect: ../..//x/a//b 
# expect: /.. split ('/', '..') (b'/', b'..')
# expect: /.. splitext ('/..', '') (b'/..', b'')
# expect: /.. splitdrive ('', '/..') (b'', b'/..')
# expect: /.. splitroot ('', '/', '..') (b'', b'/', b'..')
# expect: /.. basename .. b'..'
# expect: /.. dirname / b'/'
# expect: /.. normpath / b'/'
# expect: /.. isabs True True
# expect: /.. normcase /.. b'/..'
# expect: /../ ValueError Can't mix absolute and relative paths
# expect: / /
# expect: // /
# expect: /// /
# expect: /../a/ ValueError Can't mix absolute and relative paths
# expect: /a /
# expect: /../a//b ValueError Can't mix absolute and relative paths
# expect: a/./b/ split ('a/./b', '') (b'a/./b', b'')
# expect: a/./b/ splitext ('a/./b/', '') (b'a/./b/', b'')
# expect: a/./b/ splitdrive ('', 'a/./b/') (b'', b'a/./b/')
# expect: a/./b/ splitroot ('', '', 'a/./b/') (b'', b'', b'a/./b/')
# expect: a/./b/ basename  b''
# expect: a/./b/ dirname a/./b b'a/./b'
# expect: a/./b/ normpath a/b b'a/b'
# expect: a/./b/ isabs False False
# expect: a/./b/ normcase a/./b/ b'a/./b/'
# expect: a/./b/ 
# expect: / ValueError Can't mix absolute and relative paths
# expect: // ValueError Can't mix absolute and relative paths
# expect: /// ValueError Can't mix absolute and relative paths
# expect: a/./b/a/ a
# expect: /a ValueError Can't mix absolute and relative paths
# expect: a/./b/a//b a/b
# expect: x.tar.gz split ('', 'x.tar.gz') (b'', b'x.tar.gz')
# expect: x.tar.gz splitext ('x.tar', '.gz') (b'x.tar', b'.gz')
# expect: x.tar.gz splitdrive ('', 'x.tar.gz') (b'', b'x.tar.gz')
# expect: x.tar.gz splitroot ('', '', 'x.tar.gz') (b'', b'', b'x.tar.gz')
# expect: x.tar.gz basename x.tar.gz b'x.tar.gz'
# expect: x.tar.gz dirname  b''
# expect: x.tar.gz normpath x.tar.gz b'x.tar.gz'
# expect: x.tar.gz isabs False False
# expect: x.tar.gz normcase x.tar.gz b'x.tar.gz'
# expect: x.tar.gz/ 
# expect: / ValueError Can't mix absolute and relative paths
# expect: // ValueError Can't mix absolute and relative paths
# expect: /// ValueError Can't mix absolute and relative paths
# expect: x.tar.gz/a/ 
# expect: /a ValueError Can't mix absolute and relative paths
# expect: x.tar.gz/a//b 
# expect: TypeError Can't mix strings and bytes in path components
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: TypeError join() argument must be str, bytes, or os.PathLike object, not 'int'
# expect: ab  /a
# expect: ValueError commonpath() arg is an empty sequence
# expect: ValueError no path specified
# expect: bar/bar/$NOPE/${/$ True a~
# expect: bar None 3 True
# expect: KeyError 'FOO'
# expect: TypeError str expected, not int
# expect: None True True
# expect: * (?s:.*)\Z ['abc', 'a', 'b', '', 'a.b', 'abbc', 'x.py', 'z', ']', '[', '&', '-', '\\a', 'axbyc']
# expect: a?c (?s:a.c)\Z ['abc']
# expect: [abc] (?s:[abc])\Z ['a', 'b']
# expect: [!a-c]* (?s:[^a-c].*)\Z ['x.py', 'z', ']', '[', '&', '-', '\\a']
# expect: [a (?s:\[a)\Z []
# expect: []a] (?s:[]a])\Z ['a', ']']
# expect: *.py (?s:.*\.py)\Z ['x.py']
# expect: a*b*c (?s:a(?>.*?b).*c)\Z ['abc', 'abbc', 'axbyc']
# expect: [a-] (?s:[a\-])\Z ['a', '-']
# expect: [z-a] (?s:(?!))\Z []
# expect: a.b (?s:a\.b)\Z ['a.b']
# expect: ** (?s:.*)\Z ['abc', 'a', 'b', '', 'a.b', 'abbc', 'x.py', 'z', ']', '[', '&', '-', '\\a', 'axbyc']
# expect: [!]] (?s:[^]])\Z ['a', 'b', 'z', '[', '&', '-']
# expect: [[] (?s:[\[])\Z ['[']
# expect: [&&] (?s:[\&\&])\Z ['&']
# expect: \a (?s:\\a)\Z ['\\a']
# expect: [a-c-e] (?s:[a-c\-e])\Z ['a', 'b', '-']
# expect: ['a.py'] False True
# expect: / '\n' posix .
# expect: /dev/null b'\xc3\xa9' '\udcff' True
# expect: /x/y y True False
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: -rw-r--r-- False True 420 32768
# expect: drwxr-xr-x True False 493 16384
# expect: lrwxrwxrwx False False 511 40960
# expect: -rwsr-xr-x False True 2541 32768
# expect: drwxrwxrwt True False 1023 16384
# expect: -rw-r-Sr-- False True 1444 32768
# expect: ?--------- False False 0 0
# expect: 2 ENOENT True EAGAIN
# expect: [(1, 'EPERM'), (2, 'ENOENT'), (3, 'ESRCH'), (4, 'EINTR'), (5, 'EIO'), (6, 'ENXIO'), (7, 'E2BIG'), (8, 'ENOEXEC'), (9, 'EBADF'), (10, 'ECHILD'), (11, 'EAGAIN'), (12, 'ENOMEM'), (13, 'EACCES'), (14, 'EFAULT'), (15, 'ENOTBLK'), (16, 'EBUSY'), (17, 'EEXIST'), (18, 'EXDEV'), (19, 'ENODEV'), (20, 'ENOTDIR'), (21, 'EISDIR'), (22, 'EINVAL'), (23, 'ENFILE'), (24, 'EMFILE'), (25, 'ENOTTY'), (26, 'ETXTBSY'), (27, 'EFBIG'), (28, 'ENOSPC'), (29, 'ESPIPE'), (30, 'EROFS'), (31, 'EMLINK'), (32, 'EPIPE'), (33, 'EDOM'), (34, 'ERANGE'), (35, 'EDEADLOCK'), (36, 'ENAMETOOLONG'), (37, 'ENOLCK'), (38, 'ENOSYS'), (39, 'ENOTEMPTY'), (40, 'ELOOP'), (42, 'ENOMSG'), (43, 'EIDRM'), (44, 'ECHRNG'), (45, 'EL2NSYNC'), (46, 'EL3HLT'), (47, 'EL3RST'), (48, 'ELNRNG'), (49, 'EUNATCH'), (50, 'ENOCSI'), (51, 'EL2HLT'), (52, 'EBADE'), (53, 'EBADR'), (54, 'EXFULL'), (55, 'ENOANO'), (56, 'EBADRQC'), (57, 'EBADSLT'), (59, 'EBFONT'), (60, 'ENOSTR'), (61, 'ENODATA'), (62, 'ETIME'), (63, 'ENOSR'), (64, 'ENONET'), (65, 'ENOPKG'), (66, 'EREMOTE'), (67, 'ENOLINK'), (68, 'EADV'), (69, 'ESRMNT'), (70, 'ECOMM'), (71, 'EPROTO'), (72, 'EMULTIHOP'), (73, 'EDOTDOT'), (74, 'EBADMSG'), (75, 'EOVERFLOW'), (76, 'ENOTUNIQ'), (77, 'EBADFD'), (78, 'EREMCHG'), (79, 'ELIBACC'), (80, 'ELIBBAD'), (81, 'ELIBSCN'), (82, 'ELIBMAX'), (83, 'ELIBEXEC'), (84, 'EILSEQ'), (85, 'ERESTART'), (86, 'ESTRPIPE'), (87, 'EUSERS'), (88, 'ENOTSOCK'), (89, 'EDESTADDRREQ'), (90, 'EMSGSIZE'), (91, 'EPROTOTYPE'), (92, 'ENOPROTOOPT'), (93, 'EPROTONOSUPPORT'), (94, 'ESOCKTNOSUPPORT'), (95, 'ENOTSUP'), (96, 'EPFNOSUPPORT'), (97, 'EAFNOSUPPORT'), (98, 'EADDRINUSE'), (99, 'EADDRNOTAVAIL'), (100, 'ENETDOWN'), (101, 'ENETUNREACH'), (102, 'ENETRESET'), (103, 'ECONNABORTED'), (104, 'ECONNRESET'), (105, 'ENOBUFS'), (106, 'EISCONN'), (107, 'ENOTCONN'), (108, 'ESHUTDOWN'), (109, 'ETOOMANYREFS'), (110, 'ETIMEDOUT'), (111, 'ECONNREFUSED'), (112, 'EHOSTDOWN'), (113, 'EHOSTUNREACH'), (114, 'EALREADY'), (115, 'EINPROGRESS'), (116, 'ESTALE'), (117, 'EUCLEAN'), (118, 'ENOTNAM'), (119, 'ENAVAIL'), (120, 'EISNAM'), (121, 'EREMOTEIO'), (122, 'EDQUOT'), (123, 'ENOMEDIUM'), (124, 'EMEDIUMTYPE'), (125, 'ECANCELED'), (126, 'ENOKEY'), (127, 'EKEYEXPIRED'), (128, 'EKEYREVOKED'), (129, 'EKEYREJECTED'), (130, 'EOWNERDEAD'), (131, 'ENOTRECOVERABLE'), (132, 'ERFKILL')]
# expect: True posixpath 2 No such file or directory
# expect: True
