# pathlib: pure paths and concrete ones.
import pathlib, tempfile, os, shutil
from pathlib import *
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, str(e).replace(d, 'D'))
d = tempfile.mkdtemp()
for s in ('', '.', '/', '//', 'a', 'a/b.c', '/a/../b', 'a//b/', './x.tar.gz', '.hid', 'a.', '..', '/x/.y', 'a/./b', '~/q'):
    p = PurePath(s)
    print(repr(p), str(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.root, p.anchor, p.is_absolute(), list(p.parents), bytes(p))
P = PurePosixPath
print(P('a') / 'b' / 'c', 'x' / P('y'), P('a') / '/b', P('a').joinpath('b', 'c'))
print(P('a', 'b', P('c')), P('a') == P('a/'), hash(P('a')) == hash(P('./a')), P('a') < P('b'))
print(sorted([P('b'), P('a/c'), P('a')]), P('a/b').with_name('x.y'), P('a/b.c').with_stem('q'), P('a/b.c').with_suffix('.d'))
print(P('a/b').with_suffix('.e'), P('a/b.c').with_suffix(''))
t(P('/').with_name, 'x')
t(P('a').with_name, '')
t(P('a').with_suffix, 'x')
t(P('a').with_name, 'b/c')
t(lambda: P('a') / 3)
t(P, 3)
t(P, b'a')
print(P('/a/b').relative_to('/a'), P('/a/b/c').relative_to('/a/d', walk_up=True), P('a/b').is_relative_to('a'), P('a').is_relative_to('b'))
t(P('/a').relative_to, '/b')
t(P('a').relative_to, '/b', walk_up=True)
print(P('/a/b.py').match('*.py'), P('/a/b.py').match('/a/*.py'), P('a/b').match('c'), P('a/b/c.py').full_match('**/*.py'))
print(P('a/b.py').full_match('*.py'), P('/a b').as_uri(), P('a').parents[0], len(P('a/b/c').parents))
print(P('a/b/c').parents[-1], P('a/b/c').parents[:2])
t(P('a').as_uri)
t(lambda: P('a').parents[5])
p = Path(d)
q = p / 'x' / 'y'
t(q.mkdir)
q.mkdir(parents=True)
t(q.mkdir)
q.mkdir(exist_ok=True)
f = q / 'f.txt'
print(f.write_text('hello\nworld'), f.read_text(), f.read_bytes(), f.write_bytes(b'zz'))
print(f.exists(), f.is_file(), f.is_dir(), q.is_dir())
print(f.stat().st_size)
(p / 'link').symlink_to(f)
print((p / 'link').is_symlink(), (p / 'link').readlink() == f, (p / 'link').resolve() == f.resolve(), f.samefile(p / 'link'))
(p / 'g.py').touch()
print(sorted((x.name for x in p.iterdir())), sorted((str(x.relative_to(p)) for x in p.glob('*'))), sorted((str(x.relative_to(p)) for x in p.rglob('*'))), sorted((str(x.relative_to(p)) for x in p.glob('**/*.txt'))))
print(sorted((str(x.relative_to(p)) for x in p.glob('x/*'))), sorted((str(x.relative_to(p)) for x in p.glob('**/'))), sorted((str(x.relative_to(p)) for x in p.glob('*.py'))), sorted((str(x.relative_to(p)) for x in p.glob('**'))))
t(p.glob, '')
t(lambda: list(p.glob('/x')))
t((p / 'nope').read_text)
t((p / 'nope').unlink)
(p / 'nope').unlink(missing_ok=True)
print(f.rename(q / 'g.txt').name, f.exists())
t((p / 'g.py').touch, exist_ok=False)
print([(a.relative_to(p).as_posix(), sorted(b), sorted(c)) for a, b, c in p.walk()])
(q / 'g.txt').chmod(384)
print(oct((q / 'g.txt').stat().st_mode & 511))
(q / 'g.txt').unlink()
q.rmdir()
print(q.exists(), Path('a').absolute() == Path.cwd() / 'a', Path('~/z').expanduser() == Path.home() / 'z', isinstance(p, PurePosixPath))
print(isinstance(p, os.PathLike), type(Path('.')).__name__, repr(Path('a')))
with (p / 'o').open('w') as fh:
    fh.write('q')
t((p / 'o').write_text, 3)
print(Path.from_uri('file:///a%20b'))
shutil.rmtree(d)

# expect: PurePosixPath('.') . ()    [] .   False [] b'.'
# expect: PurePosixPath('.') . ()    [] .   False [] b'.'
# expect: PurePosixPath('/') / ('/',)    [] / / / True [] b'/'
# expect: PurePosixPath('//') // ('//',)    [] // // // True [] b'//'
# expect: PurePosixPath('a') a ('a',) a a  [] .   False [PurePosixPath('.')] b'a'
# expect: PurePosixPath('a/b.c') a/b.c ('a', 'b.c') b.c b .c ['.c'] a   False [PurePosixPath('a'), PurePosixPath('.')] b'a/b.c'
# expect: PurePosixPath('/a/../b') /a/../b ('/', 'a', '..', 'b') b b  [] /a/.. / / True [PurePosixPath('/a/..'), PurePosixPath('/a'), PurePosixPath('/')] b'/a/../b'
# expect: PurePosixPath('a/b') a/b ('a', 'b') b b  [] a   False [PurePosixPath('a'), PurePosixPath('.')] b'a/b'
# expect: PurePosixPath('x.tar.gz') x.tar.gz ('x.tar.gz',) x.tar.gz x.tar .gz ['.tar', '.gz'] .   False [PurePosixPath('.')] b'x.tar.gz'
# expect: PurePosixPath('.hid') .hid ('.hid',) .hid .hid  [] .   False [PurePosixPath('.')] b'.hid'
# expect: PurePosixPath('a.') a. ('a.',) a. a.  [] .   False [PurePosixPath('.')] b'a.'
# expect: PurePosixPath('..') .. ('..',) .. ..  [] .   False [PurePosixPath('.')] b'..'
# expect: PurePosixPath('/x/.y') /x/.y ('/', 'x', '.y') .y .y  [] /x / / True [PurePosixPath('/x'), PurePosixPath('/')] b'/x/.y'
# expect: PurePosixPath('a/b') a/b ('a', 'b') b b  [] a   False [PurePosixPath('a'), PurePosixPath('.')] b'a/b'
# expect: PurePosixPath('~/q') ~/q ('~', 'q') q q  [] ~   False [PurePosixPath('~'), PurePosixPath('.')] b'~/q'
# expect: a/b/c x/y /b a/b/c
# expect: a/b/c True True True
# expect: [PurePosixPath('a'), PurePosixPath('a/c'), PurePosixPath('b')] a/x.y a/q.c a/b.d
# expect: a/b.e a/b
# expect: ValueError PurePosixPath('/') has an empty name
# expect: ValueError Invalid name ''
# expect: ValueError Invalid suffix 'x'
# expect: ValueError Invalid name 'b/c'
# expect: TypeError unsupported operand type(s) for /: 'PurePosixPath' and 'int'
# expect: TypeError argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'int'
# expect: TypeError argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'bytes'
# expect: b ../b/c True False
# expect: ValueError '/a' is not in the subpath of '/b'
# expect: ValueError 'a' and '/b' have different anchors
# expect: True True False True
# expect: False file:///a%20b . 3
# expect: . (PurePosixPath('a/b'), PurePosixPath('a'))
# expect: ValueError relative path can't be expressed as a file URI
# expect: IndexError 5
# expect: FileNotFoundError [Errno 2] No such file or directory: 'D/x/y'
# expect: FileExistsError [Errno 17] File exists: 'D/x/y'
# expect: 11 hello
# expect: world b'hello\nworld' 2
# expect: True True False True
# expect: 2
# expect: True True True True
# expect: ['g.py', 'link', 'x'] ['g.py', 'link', 'x'] ['g.py', 'link', 'x', 'x/y', 'x/y/f.txt'] ['x/y/f.txt']
# expect: ['x/y'] ['.', 'x', 'x/y'] ['g.py'] ['.', 'g.py', 'link', 'x', 'x/y', 'x/y/f.txt']
# expect: ValueError Unacceptable pattern: PosixPath('.')
# expect: NotImplementedError Non-relative patterns are unsupported
# expect: FileNotFoundError [Errno 2] No such file or directory: 'D/nope'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'D/nope'
# expect: g.txt False
# expect: FileExistsError [Errno 17] File exists: 'D/g.py'
# expect: [('.', ['x'], ['g.py', 'link']), ('x', ['y'], []), ('x/y', [], ['g.txt'])]
# expect: 0o600
# expect: False True True True
# expect: True PosixPath PosixPath('a')
# expect: TypeError data must be str, not int
# expect: /a b
