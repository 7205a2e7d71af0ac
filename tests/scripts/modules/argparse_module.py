# argparse: parsing, errors, help.
import argparse, sys, os
sys.stderr = sys.stdout
os.environ['COLUMNS'] = '80'
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except SystemExit as e:
        print('EXIT', e.code)
    except BaseException as e:
        print(type(e).__name__, e)
def mk(**k):
    p = argparse.ArgumentParser(prog='prog', description='A program that does things and has a rather long description that needs to be wrapped somewhere.', epilog='the end', **k)
    p.add_argument('src', help='source file')
    p.add_argument('dst', nargs='?', default='out', help='dest (default: %(default)s)')
    p.add_argument('rest', nargs='*')
    p.add_argument('-v', '--verbose', action='count', default=0, help='more')
    p.add_argument('-n', '--number', type=int, metavar='N', help='a number that is used for something which takes a really long help text to explain well')
    p.add_argument('--flag', action='store_true')
    p.add_argument('--no-flag', dest='flag', action='store_false')
    p.add_argument('-c', '--choice', choices=['a', 'b', 'c'], default='a')
    p.add_argument('--list', nargs='+', type=float)
    p.add_argument('-a', action='append')
    p.add_argument('--pair', nargs=2, metavar=('X', 'Y'))
    p.add_argument('--opt', nargs='?', const='C', default='D')
    p.add_argument('--version', action='version', version='%(prog)s 1.0')
    p.add_argument('--bool', action=argparse.BooleanOptionalAction, help='bool')
    p.add_argument('--hidden', help=argparse.SUPPRESS)
    p.add_argument('--const', action='store_const', const=42)
    p.add_argument('--ext', action='extend', nargs='*', default=['z'])
    return p
p = mk()
print(p.format_help())
print(p.format_usage())
for a in ('x', 'x y z w', 'x -vvv -n 5', 'x -n5', 'x -n=5', 'x --number=7 --flag', '-n x', 'x --choice d', 'x -c b', 'x --list 1 2.5', 'x -a 1 -a 2', 'x --pair 1 2', 'x --pair 1', 'x --opt', 'x --opt q y', '--version', '-h', 'x --bool', 'x --no-bool', 'x --unknown', 'x -- -y', 'x --num 3', 'x --n 3', 'x --list', 'x --list a', '', 'x --const --ext 1 2', '-v -- x', 'x -vn5', 'x -vq', 'x --flag=1', 'x -5', '--opt x y -v z', 'x --no-flag', 'x -c', 'x --ver', 'x --li 1 -v', 'x --ch b --pai 3 4'):
    print('>>', a)
    t(mk().parse_args, a.split())
print(p.parse_known_args('x --zzz 3 y'.split()))
q = argparse.ArgumentParser(prog='git')
q.add_argument('--top')
s = q.add_subparsers(dest='cmd', help='sub help', required=True)
a = s.add_parser('add', help='add it', aliases=['a'])
a.add_argument('file', nargs='+')
a.add_argument('-f', action='store_true')
a.set_defaults(func='F')
b = s.add_parser('commit', help='commit it', description='desc')
b.add_argument('-m', required=True)
print(q.format_help(), a.format_help(), b.format_usage())
for x in ('add x y -f', 'commit', 'commit -m hi', 'nope', '', '--top 1 a z', 'add x --bad', 'commit -h'):
    print('>>', x)
    t(q.parse_args, x.split())
g = argparse.ArgumentParser(prog='g')
grp = g.add_argument_group('My group', 'group desc')
grp.add_argument('--gg')
m = g.add_mutually_exclusive_group(required=True)
m.add_argument('--x', action='store_true')
m.add_argument('--y', type=int)
m2 = g.add_mutually_exclusive_group()
m2.add_argument('--q')
m2.add_argument('pos', nargs='?')
print(g.format_help())
for x in ('', '--x', '--x --y 3', '--y 3 --gg 1', '--y a', '--x --q 1 p'):
    print('>>', x)
    t(g.parse_args, x.split())
par = argparse.ArgumentParser(add_help=False)
par.add_argument('--parent')
ch = argparse.ArgumentParser(prog='c', parents=[par], formatter_class=argparse.ArgumentDefaultsHelpFormatter)
ch.add_argument('--d', default=5, help='dd')
print(ch.format_help(), ch.parse_args(['--parent', '1']))
r = argparse.ArgumentParser(prog='r', formatter_class=argparse.RawTextHelpFormatter, description='line1\n  line2')
r.add_argument('--z', help='h1\nh2')
r.add_argument('cmd', nargs=argparse.REMAINDER)
print(r.format_help(), r.parse_args('a -b --c'.split()), r.parse_args('--z 1 a --z 2'.split()))
e = argparse.ArgumentParser(exit_on_error=False)
e.add_argument('--i', type=int)
t(e.parse_args, ['--i', 'x'])
def ty(s):
    raise argparse.ArgumentTypeError('bad ' + s)
f = argparse.ArgumentParser(prog='f')
f.add_argument('w', type=ty)
t(f.parse_args, ['x'])
t(f.add_argument, '--a', 'b')
t(f.add_argument, '-h')
t(f.add_argument, '--z', action='nope')
t(f.add_argument, '--zz', type='int')
t(f.add_argument, 'zz', required=True)
t(f.add_argument, '--yy', nargs=0)
t(f.add_argument, '--y2', nargs=2, metavar=('A',))
n = argparse.Namespace(a=1, b='x')
print(n, n == argparse.Namespace(a=1, b='x'), 'a' in n, vars(n))
print(argparse.ArgumentParser(prog='zz'))
print(argparse.ArgumentParser().add_argument('--foo'))
ii = argparse.ArgumentParser(prog='ii')
ii.add_argument('--foo')
ii.add_argument('cmd')
ii.add_argument('rest', nargs='*', type=int)
t(ii.parse_intermixed_args, 'doit 1 --foo bar 2 3'.split())
t(ii.parse_args, 'doit 1 --foo bar 2 3'.split())
lw = argparse.ArgumentParser(prog='averylongprogramnamethatgoesonforeverandeverandeverandmoreandmore')
[lw.add_argument('--option-%d' % i) for i in range(5)]
lw.add_argument('positional')
print(lw.format_usage())

# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect:
# expect: A program that does things and has a rather long description that needs to be
# expect: wrapped somewhere.
# expect:
# expect: positional arguments:
# expect:   src                   source file
# expect:   dst                   dest (default: out)
# expect:   rest
# expect:
# expect: options:
# expect:   -h, --help            show this help message and exit
# expect:   -v, --verbose         more
# expect:   -n, --number N        a number that is used for something which takes a
# expect:                         really long help text to explain well
# expect:   --flag
# expect:   --no-flag
# expect:   -c, --choice {a,b,c}
# expect:   --list LIST [LIST ...]
# expect:   -a A
# expect:   --pair X Y
# expect:   --opt [OPT]
# expect:   --version             show program's version number and exit
# expect:   --bool, --no-bool     bool
# expect:   --const
# expect:   --ext [EXT ...]
# expect:
# expect: the end
# expect:
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect:
# expect: >> x
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=None, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x y z w
# expect: Namespace(src='x', dst='y', rest=['z', 'w'], verbose=0, number=None, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x -vvv -n 5
# expect: Namespace(src='x', dst='out', rest=[], verbose=3, number=5, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x -n5
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=5, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x -n=5
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=5, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x --number=7 --flag
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=7, flag=True, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> -n x
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: argument -n/--number: invalid int value: 'x'
# expect: EXIT 2
# expect: >> x --choice d
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: argument -c/--choice: invalid choice: 'd' (choose from 'a', 'b', 'c')
# expect: EXIT 2
# expect: >> x -c b
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=None, flag=False, choice='b', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x --list 1 2.5
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=None, flag=False, choice='a', list=[1.0, 2.5], a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x -a 1 -a 2
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=None, flag=False, choice='a', list=None, a=['1', '2'], pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x --pair 1 2
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=None, flag=False, choice='a', list=None, a=None, pair=['1', '2'], opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x --pair 1
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: argument --pair: expected 2 arguments
# expect: EXIT 2
# expect: >> x --opt
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=None, flag=False, choice='a', list=None, a=None, pair=None, opt='C', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x --opt q y
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: unrecognized arguments: y
# expect: EXIT 2
# expect: >> --version
# expect: prog 1.0
# expect: EXIT 0
# expect: >> -h
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect:
# expect: A program that does things and has a rather long description that needs to be
# expect: wrapped somewhere.
# expect:
# expect: positional arguments:
# expect:   src                   source file
# expect:   dst                   dest (default: out)
# expect:   rest
# expect:
# expect: options:
# expect:   -h, --help            show this help message and exit
# expect:   -v, --verbose         more
# expect:   -n, --number N        a number that is used for something which takes a
# expect:                         really long help text to explain well
# expect:   --flag
# expect:   --no-flag
# expect:   -c, --choice {a,b,c}
# expect:   --list LIST [LIST ...]
# expect:   -a A
# expect:   --pair X Y
# expect:   --opt [OPT]
# expect:   --version             show program's version number and exit
# expect:   --bool, --no-bool     bool
# expect:   --const
# expect:   --ext [EXT ...]
# expect:
# expect: the end
# expect: EXIT 0
# expect: >> x --bool
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=None, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=True, hidden=None, const=None, ext=['z'])
# expect: >> x --no-bool
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=None, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=False, hidden=None, const=None, ext=['z'])
# expect: >> x --unknown
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: unrecognized arguments: --unknown
# expect: EXIT 2
# expect: >> x -- -y
# expect: Namespace(src='x', dst='-y', rest=[], verbose=0, number=None, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x --num 3
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=3, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x --n 3
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: ambiguous option: --n could match --number, --no-flag, --no-bool
# expect: EXIT 2
# expect: >> x --list
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: argument --list: expected at least one argument
# expect: EXIT 2
# expect: >> x --list a
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: argument --list: invalid float value: 'a'
# expect: EXIT 2
# expect: >> 
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: the following arguments are required: src, rest
# expect: EXIT 2
# expect: >> x --const --ext 1 2
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=None, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=42, ext=['z', '1', '2'])
# expect: >> -v -- x
# expect: Namespace(src='x', dst='out', rest=[], verbose=1, number=None, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x -vn5
# expect: Namespace(src='x', dst='out', rest=[], verbose=1, number=5, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x -vq
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: unrecognized arguments: -q
# expect: EXIT 2
# expect: >> x --flag=1
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: argument --flag: ignored explicit argument '1'
# expect: EXIT 2
# expect: >> x -5
# expect: Namespace(src='x', dst='-5', rest=[], verbose=0, number=None, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> --opt x y -v z
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: unrecognized arguments: z
# expect: EXIT 2
# expect: >> x --no-flag
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=None, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x -c
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: argument -c/--choice: expected one argument
# expect: EXIT 2
# expect: >> x --ver
# expect: usage: prog [-h] [-v] [-n N] [--flag] [--no-flag] [-c {a,b,c}]
# expect:             [--list LIST [LIST ...]] [-a A] [--pair X Y] [--opt [OPT]]
# expect:             [--version] [--bool | --no-bool] [--const] [--ext [EXT ...]]
# expect:             src [dst] [rest ...]
# expect: prog: error: ambiguous option: --ver could match --verbose, --version
# expect: EXIT 2
# expect: >> x --li 1 -v
# expect: Namespace(src='x', dst='out', rest=[], verbose=1, number=None, flag=False, choice='a', list=[1.0], a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: >> x --ch b --pai 3 4
# expect: Namespace(src='x', dst='out', rest=[], verbose=0, number=None, flag=False, choice='b', list=None, a=None, pair=['3', '4'], opt='D', bool=None, hidden=None, const=None, ext=['z'])
# expect: (Namespace(src='x', dst='out', rest=[], verbose=0, number=None, flag=False, choice='a', list=None, a=None, pair=None, opt='D', bool=None, hidden=None, const=None, ext=['z']), ['--zzz', '3', 'y'])
# expect: usage: git [-h] [--top TOP] {add,a,commit} ...
# expect:
# expect: positional arguments:
# expect:   {add,a,commit}  sub help
# expect:     add (a)       add it
# expect:     commit        commit it
# expect:
# expect: options:
# expect:   -h, --help      show this help message and exit
# expect:   --top TOP
# expect:  usage: git add [-h] [-f] file [file ...]
# expect:
# expect: positional arguments:
# expect:   file
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:   -f
# expect:  usage: git commit [-h] -m M
# expect:
# expect: >> add x y -f
# expect: Namespace(top=None, cmd='add', file=['x', 'y'], f=True, func='F')
# expect: >> commit
# expect: usage: git commit [-h] -m M
# expect: git commit: error: the following arguments are required: -m
# expect: EXIT 2
# expect: >> commit -m hi
# expect: Namespace(top=None, cmd='commit', m='hi')
# expect: >> nope
# expect: usage: git [-h] [--top TOP] {add,a,commit} ...
# expect: git: error: argument cmd: invalid choice: 'nope' (choose from 'add', 'a', 'commit')
# expect: EXIT 2
# expect: >> 
# expect: usage: git [-h] [--top TOP] {add,a,commit} ...
# expect: git: error: the following arguments are required: cmd
# expect: EXIT 2
# expect: >> --top 1 a z
# expect: Namespace(top='1', cmd='a', file=['z'], f=False, func='F')
# expect: >> add x --bad
# expect: usage: git [-h] [--top TOP] {add,a,commit} ...
# expect: git: error: unrecognized arguments: --bad
# expect: EXIT 2
# expect: >> commit -h
# expect: usage: git commit [-h] -m M
# expect:
# expect: desc
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:   -m M
# expect: EXIT 0
# expect: usage: g [-h] [--gg GG] (--x | --y Y) [--q Q | pos]
# expect:
# expect: positional arguments:
# expect:   pos
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:   --x
# expect:   --y Y
# expect:   --q Q
# expect:
# expect: My group:
# expect:   group desc
# expect:
# expect:   --gg GG
# expect:
# expect: >> 
# expect: usage: g [-h] [--gg GG] (--x | --y Y) [--q Q | pos]
# expect: g: error: one of the arguments --x --y is required
# expect: EXIT 2
# expect: >> --x
# expect: Namespace(gg=None, x=True, y=None, q=None, pos=None)
# expect: >> --x --y 3
# expect: usage: g [-h] [--gg GG] (--x | --y Y) [--q Q | pos]
# expect: g: error: argument --y: not allowed with argument --x
# expect: EXIT 2
# expect: >> --y 3 --gg 1
# expect: Namespace(gg='1', x=False, y=3, q=None, pos=None)
# expect: >> --y a
# expect: usage: g [-h] [--gg GG] (--x | --y Y) [--q Q | pos]
# expect: g: error: argument --y: invalid int value: 'a'
# expect: EXIT 2
# expect: >> --x --q 1 p
# expect: usage: g [-h] [--gg GG] (--x | --y Y) [--q Q | pos]
# expect: g: error: argument pos: not allowed with argument --q
# expect: EXIT 2
# expect: usage: c [-h] [--parent PARENT] [--d D]
# expect:
# expect: options:
# expect:   -h, --help       show this help message and exit
# expect:   --parent PARENT
# expect:   --d D            dd (default: 5)
# expect:  Namespace(parent='1', d=5)
# expect: usage: r [-h] [--z Z] ...
# expect:
# expect: line1
# expect:   line2
# expect:
# expect: positional arguments:
# expect:   cmd
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:   --z Z       h1
# expect:               h2
# expect:  Namespace(z=None, cmd=['a', '-b', '--c']) Namespace(z='1', cmd=['a', '--z', '2'])
# expect: ArgumentError argument --i: invalid int value: 'x'
# expect: usage: f [-h] w
# expect: f: error: argument w: bad x
# expect: EXIT 2
# expect: ValueError invalid option string 'b': must start with a character '-'
# expect: ArgumentError argument -h: conflicting option string: -h
# expect: ValueError unknown action "nope"
# expect: ValueError 'int' is not callable
# expect: TypeError 'required' is an invalid argument for positionals
# expect: ValueError nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate
# expect: ValueError length of metavar tuple does not match nargs
# expect: Namespace(a=1, b='x') True True {'a': 1, 'b': 'x'}
# expect: ArgumentParser(prog='zz', usage=None, description=None, formatter_class=<class 'argparse.HelpFormatter'>, conflict_handler='error', add_help=True)
# expect: _StoreAction(option_strings=['--foo'], dest='foo', nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None, deprecated=False)
# expect: Namespace(foo='bar', cmd='doit', rest=[1, 2, 3])
# expect: usage: ii [-h] [--foo FOO] cmd [rest ...]
# expect: ii: error: unrecognized arguments: 2 3
# expect: EXIT 2
# expect: usage: averylongprogramnamethatgoesonforeverandeverandeverandmoreandmore
# expect:        [-h] [--option-0 OPTION_0] [--option-1 OPTION_1] [--option-2 OPTION_2]
# expect:        [--option-3 OPTION_3] [--option-4 OPTION_4]
# expect:        positional
# expect:
