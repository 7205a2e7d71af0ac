# Decimal arithmetic: exactness, rounding, signals, contexts, text.
from decimal import *
import math
import operator
import random


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "!!", type(error).__name__, error)


for text in """Decimal("0.1") + Decimal("0.2")
Decimal(0.1)
1 / Decimal(3)
Decimal("1.10") * 2
Decimal(2).sqrt()
Decimal(2) ** Decimal("0.5")
Decimal(2) ** -3
Decimal("1.5").exp(), Decimal(10).ln(), Decimal(2).log10()
Decimal("abc")
Decimal(1) / 0
Decimal(0) / 0
divmod(Decimal(1), 0)
Decimal("sNaN") + 1
Decimal("nan") < 1
Decimal(1) + 1.5
Decimal(1).missing
Decimal("1e999999") * 10
Decimal("1").quantize(Decimal("1e-50"))
Decimal(-1).sqrt()
Decimal("-7") // 2, Decimal("-7") % 2
round(Decimal("2.5")), round(Decimal("2.675"), 2), math.floor(Decimal("-1.5"))
Decimal("1.35").quantize(Decimal("0.1"), rounding=ROUND_HALF_DOWN)
Decimal("123.456").as_tuple(), Decimal("1.5").as_integer_ratio()
hash(Decimal("1.5")) == hash(1.5), Decimal("1.5") == 1.5, Decimal("0.1") == 0.1
Decimal("1E+3"), Decimal("1000").normalize(), Decimal("0.0000001")
Decimal("1.0").compare_total(Decimal("1.00"))
pow(Decimal(7), 3, 5), Decimal(7).remainder_near(4)
sorted([Decimal("3"), 2, 1.5, Decimal("-0")])
Context(prec=0)
Context(rounding="x")
getcontext()""".split("\n"):
    show(text)
for spec in ("", ",.2f", ">15", "+.3e", "010.1f", ".1%", "g", ".2g", "^15,.1f"):
    print([format(Decimal(x), spec) for x in ("1234567.891", "-0.00125", "0", "1E+7", "-inf")])
with localcontext(prec=5) as context:
    print(Decimal(1) / 7, context.flags[Inexact])
    context.traps[Inexact] = True
    try:
        Decimal(1) / 7
    except Inexact as error:
        print("Inexact", error)
print(getcontext().prec)
random.seed(8)


def some():
    digits = tuple(random.randint(0, 9) for _ in range(random.randint(1, 12)))
    return Decimal((random.randint(0, 1), digits, random.randint(-12, 6)))


getcontext().prec = 6
for rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_DOWN, ROUND_UP, ROUND_CEILING, ROUND_FLOOR, ROUND_05UP):
    getcontext().rounding = rounding
    for _ in range(4):
        a, b = some(), some()
        line = [a, b]
        for function in (operator.add, operator.sub, operator.mul, operator.truediv, operator.mod, operator.lt):
            try:
                line.append(function(a, b))
            except ArithmeticError as error:
                line.append(type(error).__name__)
        print(*line, abs(a).sqrt(), a.to_eng_string(), a.normalize())

# expect: Decimal("0.1") + Decimal("0.2") -> Decimal('0.3')
# expect: Decimal(0.1) -> Decimal('0.1000000000000000055511151231257827021181583404541015625')
# expect: 1 / Decimal(3) -> Decimal('0.3333333333333333333333333333')
# expect: Decimal("1.10") * 2 -> Decimal('2.20')
# expect: Decimal(2).sqrt() -> Decimal('1.414213562373095048801688724')
# expect: Decimal(2) ** Decimal("0.5") -> Decimal('1.414213562373095048801688724')
# expect: Decimal(2) ** -3 -> Decimal('0.125')
# expect: Decimal("1.5").exp(), Decimal(10).ln(), Decimal(2).log10() -> (Decimal('4.481689070338064822602055460'), Decimal('2.302585092994045684017991455'), Decimal('0.3010299956639811952137388947'))
# expect: Decimal("abc") !! InvalidOperation [<class 'decimal.ConversionSyntax'>]
# expect: Decimal(1) / 0 !! DivisionByZero [<class 'decimal.DivisionByZero'>]
# expect: Decimal(0) / 0 !! InvalidOperation [<class 'decimal.DivisionUndefined'>]
# expect: divmod(Decimal(1), 0) !! InvalidOperation [<class 'decimal.InvalidOperation'>, <class 'decimal.DivisionByZero'>]
# expect: Decimal("sNaN") + 1 !! InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: Decimal("nan") < 1 !! InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: Decimal(1) + 1.5 !! TypeError unsupported operand type(s) for +: 'decimal.Decimal' and 'float'
# expect: Decimal(1).missing !! AttributeError 'decimal.Decimal' object has no attribute 'missing'
# expect: Decimal("1e999999") * 10 !! Overflow [<class 'decimal.Overflow'>]
# expect: Decimal("1").quantize(Decimal("1e-50")) !! InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: Decimal(-1).sqrt() !! InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: Decimal("-7") // 2, Decimal("-7") % 2 -> (Decimal('-3'), Decimal('-1'))
# expect: round(Decimal("2.5")), round(Decimal("2.675"), 2), math.floor(Decimal("-1.5")) -> (2, Decimal('2.68'), -2)
# expect: Decimal("1.35").quantize(Decimal("0.1"), rounding=ROUND_HALF_DOWN) -> Decimal('1.3')
# expect: Decimal("123.456").as_tuple(), Decimal("1.5").as_integer_ratio() -> (DecimalTuple(sign=0, digits=(1, 2, 3, 4, 5, 6), exponent=-3), (3, 2))
# expect: hash(Decimal("1.5")) == hash(1.5), Decimal("1.5") == 1.5, Decimal("0.1") == 0.1 -> (True, True, False)
# expect: Decimal("1E+3"), Decimal("1000").normalize(), Decimal("0.0000001") -> (Decimal('1E+3'), Decimal('1E+3'), Decimal('1E-7'))
# expect: Decimal("1.0").compare_total(Decimal("1.00")) -> Decimal('1')
# expect: pow(Decimal(7), 3, 5), Decimal(7).remainder_near(4) -> (Decimal('3'), Decimal('-1'))
# expect: sorted([Decimal("3"), 2, 1.5, Decimal("-0")]) -> [Decimal('-0'), 1.5, 2, Decimal('3')]
# expect: Context(prec=0) !! ValueError valid range for prec is [1, MAX_PREC]
# expect: Context(rounding="x") !! TypeError valid values for rounding are:
# expect:   [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
# expect:    ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
# expect:    ROUND_05UP]
# expect: getcontext() -> Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded], traps=[InvalidOperation, DivisionByZero, Overflow])
# expect: ['1234567.891', '-0.00125', '0', '1E+7', '-Infinity']
# expect: ['1,234,567.89', '-0.00', '0.00', '10,000,000.00', '-Infinity']
# expect: ['    1234567.891', '       -0.00125', '              0', '           1E+7', '      -Infinity']
# expect: ['+1.235e+6', '-1.250e-3', '+0.000e+3', '+1.000e+7', '-Infinity']
# expect: ['01234567.9', '-0000000.0', '00000000.0', '10000000.0', ' -Infinity']
# expect: ['123456789.1%', '-0.1%', '0.0%', '1000000000.0%', '-Infinity%']
# expect: ['1234567.891', '-0.00125', '0', '1e+7', '-Infinity']
# expect: ['1.2e+6', '-0.0012', '0', '1e+7', '-Infinity']
# expect: ['  1,234,567.9  ', '     -0.0      ', '      0.0      ', ' 10,000,000.0  ', '   -Infinity   ']
# expect: 0.14286 True
# expect: Inexact [<class 'decimal.Inexact'>]
# expect: 28
# expect: 5.623E-7 -3.83E-10 5.61917E-7 5.62683E-7 -2.15361E-16 -1468.15 5.6E-11 False 0.000749867 562.3E-9 5.623E-7
# expect: -776.79361 -4E+3 -4776.79 3223.21 3.10717E+6 0.194198 -776.794 False 27.8710 -776.79361 -776.794
# expect: 0.00001411696 0.0000317839 0.0000459009 -0.0000176669 4.48692E-10 0.444154 0.0000141170 True 0.00375726 0.00001411696 0.000014117
# expect: -7.3297974E+8 -29.1 -7.32980E+8 -7.32980E+8 2.13297E+10 2.51883E+7 InvalidOperation True 27073.6 -732.97974E+6 -7.3298E+8
# expect: 7893425848.1 -4.53E-9 7.89343E+9 7.89343E+9 -35.7572 -1.74248E+18 InvalidOperation False 88845.0 7893425848.1 7.89343E+9
# expect: 0.000004646261 -24.10 -24.1000 24.1000 -0.000111975 -1.92791E-7 0.00000464626 False 0.00215552 0.000004646261 0.00000464626
# expect: 9.63E+3 7.661914101E+13 7.66191E+13 -7.66191E+13 7.37842E+17 1.25687E-10 9.63E+3 True 98.1326 9.63E+3 9.63E+3
# expect: 5287291.30 -9.145550 5.28728E+6 5.28730E+6 -4.83552E+7 -578127 1.91515 False 2299.41 5287291.30 5.28729E+6
# expect: 9E+6 -2.56E-7 8.99999E+6 9.00000E+6 -2.304 -3.51562E+13 InvalidOperation False 3E+3 9E+6 9E+6
# expect: 3.9E+4 2.6119727E+10 2.61197E+10 -2.61196E+10 1.01866E+15 0.00000149312 3.9E+4 True 197.484 39E+3 3.9E+4
# expect: 0.006573030711 9905681989.38 9.90568E+9 -9.90568E+9 6.51103E+7 6.63561E-13 0.00657303 True 0.0810742 0.006573030711 0.00657303
# expect: -6830.49415 4.1865584541E+13 4.18655E+13 -4.18655E+13 -2.85962E+17 -1.63152E-10 -6830.49 True 82.6468 -6830.49415 -6830.49
# expect: -6.94346E+9 5.99563788142E+14 5.99557E+14 -5.99571E+14 -4.16305E+24 -0.0000115809 -6.94346E+9 True 83327.4 -6.94346E+9 -6.94346E+9
# expect: -4619444.84463 873.3 -4.61858E+6 -4.62032E+6 -4.03417E+9 -5289.65 -561.145 True 2149.29 -4619444.84463 -4.61945E+6
# expect: 0.000011612960 -0.3411774912 -0.341166 0.341190 -0.00000396209 -0.0000340379 0.0000116130 False 0.00340779 0.000011612960 0.000011613
# expect: 125.13 455.1 580.23 -329.97 56946.7 0.274951 125.13 True 11.1862 125.13 125.13
# expect: 2.246261E+11 0.000001425 2.24627E+11 2.24627E+11 320093 1.57633E+17 InvalidOperation False 473948 224.6261E+9 2.24627E+11
# expect: 0E-7 5438.71912 5438.72 -5438.71 0E-12 0.00 0E-7 True 0.0000 0.0E-6 0
# expect: 3.62227E+7 9466959.758 4.56897E+7 2.67558E+7 3.42919E+14 3.82623 7.82183E+6 False 6018.53 36.2227E+6 3.62227E+7
# expect: -0.072478 -8.627714600E+13 -8.62771E+13 8.62772E+13 6.25320E+12 8.40061E-16 -0.072478 False 0.269217 -0.072478 -0.072478
# expect: 0.0000056092 -7.92E+8 -7.92000E+8 7.92000E+8 -4442.49 -7.08233E-15 0.0000056092 False 0.00236837 0.0000056092 0.0000056092
# expect: -9158.0955151 0.37595565025 -9157.72 -9158.48 -3443.04 -24359.6 -0.191831 True 95.6979 -9158.0955151 -9158.1
# expect: -8.575E+8 4.24E+4 -8.57458E+8 -8.57543E+8 -3.63580E+13 -20224.1 -2.4E+3 True 29283.1 -857.5E+6 -8.575E+8
# expect: -4947.44677177 15.97579638 -4931.48 -4963.43 -79039.5 -309.684 -10.9257 True 70.3380 -4947.44677177 -4947.45
# expect: 0.000018432643 0.07 0.0700184 -0.0699816 0.00000129028 0.000263323 0.0000184326 True 0.00429332 0.000018432643 0.0000184326
# expect: -2.94E-10 -0.03 -0.0300001 0.0299999 8.82E-12 9.8E-9 -2.94E-10 False 0.0000171464 -294E-12 -2.94E-10
# expect: 6.3E-8 83761682.1 8.37616E+7 -8.37616E+7 5.27698 7.52133E-16 6.3E-8 True 0.000250998 63E-9 6.3E-8
# expect: 60463.04175 -0.0006 60463.1 60463.1 -36.2778 -1.00771E+8 InvalidOperation False 245.892 60463.04175 60463.1
