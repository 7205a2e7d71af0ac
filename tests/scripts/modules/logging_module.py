# logging: the tree of loggers, handlers, formatters, filters.
import logging, sys, io
sys.stderr = sys.stdout
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
logging.warning('first %s', 1)
logging.info('no')
log = logging.getLogger('a.b.c')
log.error('err %d %s', 5, 'x')
log.debug('no')
print(log, log.parent, logging.getLogger('a'), log.parent)
print(logging.getLogger('a.b') is log.parent, logging.getLogger(), log.getChild('d').name)
logging.basicConfig(level=logging.DEBUG)
log.debug('still old config?')
logging.basicConfig(level='DEBUG', format='%(name)s|%(levelname)-8s|%(message)s|%(lineno)d|%(funcName)s|%(module)s|%(threadName)s|%(processName)s|%(taskName)s', force=True, stream=sys.stdout)
def fn():
    log.debug('in fn')
    log.info('d %(a)s', {'a': 3})
    log.warning('w', extra={'zz': 1})
fn()
log.setLevel('ERROR')
log.info('no')
print(log.isEnabledFor(logging.INFO), log.getEffectiveLevel(), log.level)
logging.disable(logging.ERROR)
log.error('no')
logging.disable(0)
log.error('yes')
t(log.setLevel, 'NOPE')
t(log.setLevel, 1.5)
t(log.log, 'x', 'y')
s = io.StringIO()
h = logging.StreamHandler(s)
h.setFormatter(logging.Formatter('{levelname}:{message}:{zz}', style='{', defaults={'zz': 'dz'}))
l2 = logging.getLogger('l2')
l2.addHandler(h)
l2.propagate = False
l2.warning('hello')
l2.warning('hello', extra={'zz': 'E'})
print(s.getvalue())
h.setFormatter(logging.Formatter('$levelname ${message}', style='$'))
l2.critical('x')
print(s.getvalue())
print(h, l2, l2.hasHandlers(), l2.handlers == [h])
for f, st in (('x', '%'), ('%(a)', '%'), ('{}', '{'), ('{a!z}', '{'), ('x', '$'), ('$', '$'), ('%(asctime)s', '?')):
    t(logging.Formatter, f, None, st)
f = logging.Filter('a.b')
print([f.filter(logging.makeLogRecord({'name': n})) for n in ('a', 'a.b', 'a.b.c', 'a.bc')])
l2.addFilter(lambda r: 'skip' not in r.getMessage())
l2.warning('skip me')
l2.warning('keep')
print(s.getvalue())
r = logging.makeLogRecord({'msg': 'm %s', 'args': (1,), 'levelname': 'L', 'name': 'n', 'created': 0, 'msecs': 5.0})
print(logging.Formatter('%(message)s').format(r), repr(r))
ff = logging.Formatter('%(asctime)s %(message)s', '%Y')
import time
ff.converter = time.gmtime
print(ff.format(r))
ff = logging.Formatter('%(asctime)s')
ff.converter = time.gmtime
print(ff.format(r))
logging.addLevelName(25, 'NOTICE')
print(logging.getLevelName(25), logging.getLevelName('NOTICE'), logging.getLevelName(3), logging.getLevelNamesMapping())
a = logging.LoggerAdapter(l2, {'zz': 'ad'})
h.setFormatter(logging.Formatter('%(zz)s %(message)s'))
a.warning('adapted')
print(s.getvalue().splitlines()[-1], a)
l3 = logging.getLogger('l3')
l3.propagate = False
l2.removeHandler(h)
l2.propagate = False
l2.warning('last resort')
h.name = 'hn'
print(logging.getHandlerByName('hn') is h, logging.getHandlerNames())
import warnings
logging.captureWarnings(True)
logging.captureWarnings(False)
t(logging.getLogger, 3)
t(logging.basicConfig, foo=1, force=True)
print(logging.Handler(), logging.NullHandler())
t(logging.Handler().emit, 1)
l3.handlers = []
l3.addHandler(logging.StreamHandler(sys.stdout))
l3.warning('no args %s')
l3.warning('%s %s', 1) if 0 else None
print(logging.getLogger('a').getChildren())
t(l3.error, 'x', extra={'message': 1})
class MyH(logging.Handler):

    def emit(self, r):
        print('MYH', r.levelname, self.format(r))
l3.handlers = [MyH()]
l3.warning('q %s', 'r')
l3.log(25, 'lvl')

# expect: WARNING:root:first 1
# expect: ERROR:a.b.c:err 5 x
# expect: <Logger a.b.c (WARNING)> <RootLogger root (WARNING)> <Logger a (WARNING)> <Logger a (WARNING)>
# expect: True <RootLogger root (WARNING)> a.b.c.d
# expect: a.b.c|DEBUG   |in fn|20|fn|logging_module|MainThread|MainProcess|None
# expect: a.b.c|INFO    |d 3|21|fn|logging_module|MainThread|MainProcess|None
# expect: a.b.c|WARNING |w|22|fn|logging_module|MainThread|MainProcess|None
# expect: False 40 40
# expect: a.b.c|ERROR   |yes|30|<module>|logging_module|MainThread|MainProcess|None
# expect: ValueError Unknown level: 'NOPE'
# expect: TypeError Level not an integer or a valid string: 1.5
# expect: TypeError level must be an integer
# expect: WARNING:hello:dz
# expect: WARNING:hello:E
# expect:
# expect: WARNING:hello:dz
# expect: WARNING:hello:E
# expect: CRITICAL x
# expect:
# expect: <StreamHandler (NOTSET)> <Logger l2 (DEBUG)> True True
# expect: ValueError Invalid format 'x' for '%' style
# expect: ValueError Invalid format '%(a)' for '%' style
# expect: ValueError invalid format: no fields
# expect: ValueError invalid format: invalid conversion: 'z'
# expect: ValueError invalid format: no fields
# expect: ValueError invalid format: bare '$' not allowed
# expect: ValueError Style must be one of: %,{,$
# expect: [False, True, True, False]
# expect: WARNING:hello:dz
# expect: WARNING:hello:E
# expect: CRITICAL x
# expect: WARNING keep
# expect:
# expect: m 1 <LogRecord: n, None, , 0, "m %s">
# expect: 1970 m 1
# expect: 1970-01-01 00:00:00,005
# expect: NOTICE 25 Level 3 {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20, 'DEBUG': 10, 'NOTSET': 0, 'NOTICE': 25}
# expect: ad adapted <LoggerAdapter l2 (DEBUG)>
# expect: last resort
# expect: True frozenset({'hn'})
# expect: TypeError A logger name must be a string
# expect: ValueError Unrecognised argument(s): foo
# expect: <Handler (NOTSET)> <NullHandler (NOTSET)>
# expect: NotImplementedError emit must be implemented by Handler subclasses
# expect: no args %s
# expect: {<Logger a.b (DEBUG)>}
# expect: KeyError "Attempt to overwrite 'message' in LogRecord"
# expect: MYH WARNING q r
# expect: MYH NOTICE lvl
