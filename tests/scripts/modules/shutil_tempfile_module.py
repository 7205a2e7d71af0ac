# shutil and tempfile.
import shutil, tempfile, os
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, str(e).replace(d, 'D'))
d = tempfile.mkdtemp()
print(os.path.isdir(d), oct(os.stat(d).st_mode & 511))
j = lambda *a: os.path.join(d, *a)
with open(j('a.txt'), 'w') as f: f.write('hi')
os.chmod(j('a.txt'), 416)
print(shutil.copy(j('a.txt'), j('b.txt')) == j('b.txt'), open(j('b.txt')).read(), oct(os.stat(j('b.txt')).st_mode & 511))
t(shutil.copy, j('a.txt'), j('a.txt'))
os.makedirs(j('t/u'))
open(j('t/u/x.py'), 'w').close()
open(j('t/y.txt'), 'w').close()
os.symlink('y.txt', j('t/l'))
shutil.copytree(j('t'), j('t2'), symlinks=True)
print(sorted(os.listdir(j('t2'))), os.path.islink(j('t2/l')))
t(shutil.copytree, j('t'), j('t2'))
shutil.copytree(j('t'), j('t3'), ignore=shutil.ignore_patterns('*.py'))
print([sorted(f) for _, _, f in os.walk(j('t3'))])
print(shutil.move(j('b.txt'), j('t')) == j('t/b.txt'), os.path.exists(j('b.txt')))
t(shutil.move, j('a.txt'), j('nope/x'))
t(shutil.rmtree, j('zz'))
shutil.rmtree(j('zz'), ignore_errors=True)
shutil.rmtree(j('t2'))
print(os.path.exists(j('t2')))
shutil.copy2(j('a.txt'), j('t'))
print(os.path.getmtime(j('a.txt')) == os.path.getmtime(j('t/a.txt')))
print(shutil.which('sh') is not None, shutil.which('nonexistent-cmd'), shutil.get_terminal_size((1, 2))[0] > 0, shutil.disk_usage('/').total > 0)
with tempfile.TemporaryDirectory(prefix='pp') as td:
    print(os.path.isdir(td), os.path.basename(td)[:2])
    open(os.path.join(td, 'f'), 'w').close()
print(os.path.exists(td))
with tempfile.NamedTemporaryFile('w+', suffix='.x') as f:
    f.write('abc')
    f.seek(0)
    print(f.read(), f.name.endswith('.x'), os.path.exists(f.name))
    n = f.name
print(os.path.exists(n))
f = tempfile.NamedTemporaryFile(delete=False)
f.write(b'z')
f.close()
print(os.path.exists(f.name))
os.unlink(f.name)
with tempfile.TemporaryFile() as f:
    f.write(b'q')
    f.seek(0)
    print(f.read())
fd, p = tempfile.mkstemp()
os.close(fd)
os.remove(p)
print(tempfile.gettempprefix())
t(tempfile.mkstemp, 'a', b'b')
shutil.rmtree(d)
print(os.path.exists(d))

# expect: True 0o700
# expect: True hi 0o640
# expect: SameFileError 'D/a.txt' and 'D/a.txt' are the same file
# expect: ['l', 'u', 'y.txt'] True
# expect: FileExistsError [Errno 17] File exists: 'D/t2'
# expect: [['l', 'y.txt'], []]
# expect: True False
# expect: FileNotFoundError [Errno 2] No such file or directory: 'D/nope/x'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'D/zz'
# expect: False
# expect: True
# expect: True None True True
# expect: True pp
# expect: False
# expect: abc True True
# expect: False
# expect: True
# expect: b'q'
# expect: tmp
# expect: TypeError Can't mix bytes and non-bytes in path components.
# expect: False
