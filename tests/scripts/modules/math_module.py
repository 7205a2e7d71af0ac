# Functions of floats and ints: values, domains, ranges.
import math


def show(f, *args):
    try:
        print(f.__name__, args, "->", f(*args))
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as error:
        print(f.__name__, args, type(error).__name__, error)


for f, *args in [
    (math.sqrt, 2), (math.sqrt, -1), (math.log, 0), (math.log, 8, 2), (math.log, 10**400), (math.log2, 2**2000),
    (math.exp, 1000), (math.pow, 0, -1), (math.acos, 2), (math.gamma, 0.5), (math.gamma, 5), (math.gamma, -1),
    (math.lgamma, 100), (math.fmod, -7, 3), (math.remainder, 7, 2), (math.floor, -1.5), (math.ceil, float("inf")),
    (math.trunc, "a"), (math.factorial, 30), (math.factorial, -1), (math.comb, 50, 25), (math.perm, 20, 10),
    (math.isqrt, 10**41 - 1), (math.gcd, 12, 18, 27), (math.lcm, 4, 6), (math.hypot, 3, 4, 12), (math.dist, (1, 2), (4, 6)),
    (math.fsum, [0.1] * 10), (math.fsum, [1e100, 1, -1e100]), (math.prod, [1, 2.5, 4]), (math.sumprod, [1, 2], [3, 4]),
    (math.ldexp, 1, 10000), (math.frexp, 10.0), (math.modf, -2.5), (math.nextafter, 1, 2), (math.ulp, 1.0),
    (math.isclose, 1, 1 + 1e-10), (math.copysign, 1, -0.0), (math.degrees, math.pi), (math.cbrt, -8),
]:
    show(f, *args)

# expect: sqrt (2,) -> 1.4142135623730951
# expect: sqrt (-1,) ValueError math domain error
# expect: log (0,) ValueError math domain error
# expect: log (8, 2) -> 3.0
# expect: log (10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000,) -> 921.0340371976182
# expect: log2 (114813069527425452423283320117768198402231770208869520047764273682576626139237031385665948631650626991844596463898746277344711896086305533142593135616665318539129989145312280000688779148240044871428926990063486244781615463646388363947317026040466353970904996558162398808944629605623311649536164221970332681344168908984458505602379484807914058900934776500429002716706625830522008132236281291761267883317206598995396418127021779858404042159853183251540889433902091920554957783589672039160081957216630582755380425583726015528348786419432054508915275783882625175435528800822842770817965453762184851149029376,) -> 2000.0
# expect: exp (1000,) OverflowError math range error
# expect: pow (0, -1) ValueError math domain error
# expect: acos (2,) ValueError math domain error
# expect: gamma (0.5,) -> 1.7724538509055159
# expect: gamma (5,) -> 24.0
# expect: gamma (-1,) ValueError math domain error
# expect: lgamma (100,) -> 359.1342053695754
# expect: fmod (-7, 3) -> -1.0
# expect: remainder (7, 2) -> -1.0
# expect: floor (-1.5,) -> -2
# expect: ceil (inf,) OverflowError cannot convert float infinity to integer
# expect: trunc ('a',) TypeError type str doesn't define __trunc__ method
# expect: factorial (30,) -> 265252859812191058636308480000000
# expect: factorial (-1,) ValueError factorial() not defined for negative values
# expect: comb (50, 25) -> 126410606437752
# expect: perm (20, 10) -> 670442572800
# expect: isqrt (99999999999999999999999999999999999999999,) -> 316227766016837933199
# expect: gcd (12, 18, 27) -> 3
# expect: lcm (4, 6) -> 12
# expect: hypot (3, 4, 12) -> 13.0
# expect: dist ((1, 2), (4, 6)) -> 5.0
# expect: fsum ([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1],) -> 1.0
# expect: fsum ([1e+100, 1, -1e+100],) -> 1.0
# expect: prod ([1, 2.5, 4],) -> 10.0
# expect: sumprod ([1, 2], [3, 4]) -> 11
# expect: ldexp (1, 10000) OverflowError math range error
# expect: frexp (10.0,) -> (0.625, 4)
# expect: modf (-2.5,) -> (-0.5, -2.0)
# expect: nextafter (1, 2) -> 1.0000000000000002
# expect: ulp (1.0,) -> 2.220446049250313e-16
# expect: isclose (1, 1.0000000001) -> True
# expect: copysign (1, -0.0) -> -1.0
# expect: degrees (3.141592653589793,) -> 180.0
# expect: cbrt (-8,) -> -2.0
