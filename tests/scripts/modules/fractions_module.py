# fractions: construction, arithmetic, comparison, formats.
from fractions import Fraction as F
import math
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
for a in ((), (3,), (3, 4), (-6, 8), (3, -4), (0.75,), ('3/4',), ('-1.25',), ('1e-3',), (' 7 ',), ('+5/10',), (F(1, 2),), (F(1, 2), F(3, 4)), ('1_000/3',), ('.5',), ('1.',), ('1 / 2',), ('2.5e+2',)):
    t(lambda: repr(F(*a)))
for a in (('x',), (1, 0), ('1/0',), (1.5, 2), (None,), ('',), ('1/',), ('1e',), (float('nan'),), ('1__0',), ('/2',)):
    t(F, *a)
a, b = (F(3, 4), F(-2, 3))
for x in (a, b, 2, 1.5, 1j, F(0)):
    for op in ('+', '-', '*', '/', '//', '%', '**'):
        t(lambda: repr(eval(f'a {op} x')))
        t(lambda: repr(eval(f'x {op} b')))
print(a < b, a > 1, a <= 0.75, a == 0.75)
print(F(2) == 2, a != b, a < float('inf'), F(1, 2) == 0.5 + 0j)
print(hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), hash(F(-7, 3)), int(F(-7, 2)))
print(math.floor(b), math.ceil(b), round(F(5, 2)), round(F(7, 2)))
print(round(F(22, 7), 2), round(F(1234), -2), abs(b), -a)
print(+a, bool(F(0)), divmod(a, b), divmod(7, a))
print(float(a), str(F(4, 2)), a.as_integer_ratio(), F(math.pi).limit_denominator(1000))
print(F('3.1415926535').limit_denominator(100), F.from_float(0.1), a.is_integer(), sum([F(1, 3)] * 3))
print(max(a, b), pow(a, -2), 2 ** F(1, 2), F(2) ** 3)
print(complex(a), math.trunc(b))
for s in ('', '.2f', '10.3f', '<8', '+.1e', 'g', '.3g', '%', '.1%', '012.3f', '_.2f', ',.1f', '*^12', '#', ' .0f', 'z.1f', '.0e', 'G'):
    print(s, [format(F(x), s) for x in ('1/3', '-1234567/8', '0', '1000000', '-1/1000000')])
t(format, a, 'x')
t(lambda: a < 'x')
t(lambda: a + 'x')
t(F.from_float, 'x')

# expect: Fraction(0, 1)
# expect: Fraction(3, 1)
# expect: Fraction(3, 4)
# expect: Fraction(-3, 4)
# expect: Fraction(-3, 4)
# expect: Fraction(3, 4)
# expect: Fraction(3, 4)
# expect: Fraction(-5, 4)
# expect: Fraction(1, 1000)
# expect: Fraction(7, 1)
# expect: Fraction(1, 2)
# expect: Fraction(1, 2)
# expect: Fraction(2, 3)
# expect: Fraction(1000, 3)
# expect: Fraction(1, 2)
# expect: Fraction(1, 1)
# expect: Fraction(1, 2)
# expect: Fraction(250, 1)
# expect: ValueError Invalid literal for Fraction: 'x'
# expect: ZeroDivisionError Fraction(1, 0)
# expect: ZeroDivisionError Fraction(1, 0)
# expect: TypeError both arguments should be Rational instances
# expect: TypeError argument should be a string or a Rational instance
# expect: ValueError Invalid literal for Fraction: ''
# expect: ValueError Invalid literal for Fraction: '1/'
# expect: ValueError Invalid literal for Fraction: '1e'
# expect: ValueError cannot convert NaN to integer ratio
# expect: ValueError Invalid literal for Fraction: '1__0'
# expect: ValueError Invalid literal for Fraction: '/2'
# expect: Fraction(3, 2)
# expect: Fraction(1, 12)
# expect: Fraction(0, 1)
# expect: Fraction(17, 12)
# expect: Fraction(9, 16)
# expect: Fraction(-1, 2)
# expect: Fraction(1, 1)
# expect: Fraction(-9, 8)
# expect: 1
# expect: -2
# expect: Fraction(0, 1)
# expect: Fraction(-7, 12)
# expect: 0.8059274488676564
# expect: 1.2114137285547597
# expect: Fraction(1, 12)
# expect: Fraction(-4, 3)
# expect: Fraction(17, 12)
# expect: Fraction(0, 1)
# expect: Fraction(-1, 2)
# expect: Fraction(4, 9)
# expect: Fraction(-9, 8)
# expect: Fraction(1, 1)
# expect: -2
# expect: 1
# expect: Fraction(-7, 12)
# expect: Fraction(0, 1)
# expect: 1.2114137285547597
# expect: (-0.6551853485522239-1.1348143120671763j)
# expect: Fraction(11, 4)
# expect: Fraction(4, 3)
# expect: Fraction(-5, 4)
# expect: Fraction(8, 3)
# expect: Fraction(3, 2)
# expect: Fraction(-4, 3)
# expect: Fraction(3, 8)
# expect: Fraction(-3, 1)
# expect: 0
# expect: -3
# expect: Fraction(3, 4)
# expect: Fraction(0, 1)
# expect: Fraction(9, 16)
# expect: 0.6299605249474366
# expect: 2.25
# expect: 0.8333333333333334
# expect: -0.75
# expect: 2.1666666666666665
# expect: 1.125
# expect: -1.0
# expect: 0.5
# expect: -2.25
# expect: 0.0
# expect: -3.0
# expect: 0.75
# expect: -0.4999999999999999
# expect: 0.649519052838329
# expect: 0.7631428283688879
# expect: (0.75+1j)
# expect: (-0.6666666666666666+1j)
# expect: (0.75-1j)
# expect: (0.6666666666666666+1j)
# expect: 0.75j
# expect: (-0-0.6666666666666666j)
# expect: -0.75j
# expect: (-0-1.5j)
# expect: TypeError unsupported operand type(s) for //: 'Fraction' and 'complex'
# expect: TypeError unsupported operand type(s) for //: 'complex' and 'Fraction'
# expect: TypeError unsupported operand type(s) for %: 'Fraction' and 'complex'
# expect: TypeError unsupported operand type(s) for %: 'complex' and 'Fraction'
# expect: (0.9589041172397115-0.28373031903680934j)
# expect: (0.5000000000000001-0.8660254037844386j)
# expect: Fraction(3, 4)
# expect: Fraction(-2, 3)
# expect: Fraction(3, 4)
# expect: Fraction(2, 3)
# expect: Fraction(0, 1)
# expect: Fraction(0, 1)
# expect: ZeroDivisionError Fraction(1, 0)
# expect: Fraction(0, 1)
# expect: ZeroDivisionError integer division or modulo by zero
# expect: 0
# expect: ZeroDivisionError integer modulo by zero
# expect: Fraction(0, 1)
# expect: Fraction(1, 1)
# expect: ZeroDivisionError 0.0 cannot be raised to a negative power
# expect: False False True True
# expect: True True True True
# expect: True True -1537228672809129303 -3
# expect: -1 0 2 4
# expect: 157/50 1200 2/3 -3/4
# expect: 3/4 False (-2, Fraction(-7, 12)) (9, Fraction(1, 4))
# expect: 0.75 2 (3, 4) 355/113
# expect: 311/99 3602879701896397/36028797018963968 False 1
# expect: 3/4 16/9 1.4142135623730951 8
# expect: (0.75+0j) 0
# expect:  ['1/3', '-1234567/8', '0', '1000000', '-1/1000000']
# expect: .2f ['0.33', '-154320.88', '0.00', '1000000.00', '-0.00']
# expect: 10.3f ['     0.333', '-154320.875', '     0.000', '1000000.000', '    -0.000']
# expect: <8 ['1/3     ', '-1234567/8', '0       ', '1000000 ', '-1/1000000']
# expect: +.1e ['+3.3e-01', '-1.5e+05', '+0.0e+00', '+1.0e+06', '-1.0e-06']
# expect: g ['0.333333', '-154321', '0', '1e+06', '-1e-06']
# expect: .3g ['0.333', '-1.54e+05', '0', '1e+06', '-1e-06']
# expect: % ['33.333333%', '-15432087.500000%', '0.000000%', '100000000.000000%', '-0.000100%']
# expect: .1% ['33.3%', '-15432087.5%', '0.0%', '100000000.0%', '-0.0%']
# expect: 012.3f ['00000000.333', '-0154320.875', '00000000.000', '01000000.000', '-0000000.000']
# expect: _.2f ['0.33', '-154_320.88', '0.00', '1_000_000.00', '-0.00']
# expect: ,.1f ['0.3', '-154,320.9', '0.0', '1,000,000.0', '-0.0']
# expect: *^12 ['****1/3*****', '*-1234567/8*', '*****0******', '**1000000***', '*-1/1000000*']
# expect: # ['1/3', '-1234567/8', '0/1', '1000000/1', '-1/1000000']
# expect:  .0f [' 0', '-154321', ' 0', ' 1000000', '-0']
# expect: z.1f ['0.3', '-154320.9', '0.0', '1000000.0', '0.0']
# expect: .0e ['3e-01', '-2e+05', '0e+00', '1e+06', '-1e-06']
# expect: G ['0.333333', '-154321', '0', '1E+06', '-1E-06']
# expect: ValueError Invalid format specifier 'x' for object of type 'Fraction'
# expect: TypeError '<' not supported between instances of 'Fraction' and 'str'
# expect: TypeError unsupported operand type(s) for +: 'Fraction' and 'str'
# expect: TypeError Fraction.from_float() only takes floats, not 'x' (str)
