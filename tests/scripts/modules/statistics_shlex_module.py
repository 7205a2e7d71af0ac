# statistics and shlex.
import statistics as S, shlex
from fractions import Fraction as F
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
for d in ([1, 2, 3, 4], [1.5, 2.5, 7.25, 3], [F(1, 2), F(3, 4)], [3], [], [1, 1, 2, 2, 3], [0.1] * 10, [-1, 5, 2], ['a'], [float('inf'), 1]):
    for f in ('mean', 'fmean', 'median', 'median_low', 'median_high', 'median_grouped', 'mode', 'multimode', 'variance', 'pvariance', 'stdev', 'pstdev', 'geometric_mean', 'harmonic_mean', 'quantiles'):
        if d and isinstance(d[0], str) and (f not in ('mode', 'multimode', 'median_low')):
            continue
        if d and d[0] == float('inf') and (f in ('variance', 'pvariance', 'stdev', 'pstdev')):
            continue
        print(f, end=' ')
        t(getattr(S, f), d)
print(S.quantiles(range(20), n=10), S.quantiles([1, 2, 3, 4, 5], method='inclusive'), S.fmean([1, 2], [3, 1]), S.harmonic_mean([40, 60], weights=[5, 30]))
print(S.covariance([1, 2, 3], [4, 5, 7]), S.correlation([1, 2, 3], [4, 5, 7]), S.correlation([1, 2, 2, 3], [4, 9, 7, 7], method='ranked'), S.linear_regression([1, 2, 3], [4, 5, 7]))
print(S.linear_regression([1, 2, 3], [4, 5, 7], proportional=True), S.variance([1, 2, 3], 2))
t(S.quantiles, [1, 2], n=0)
t(S.covariance, [1], [1])
t(S.correlation, [1, 1], [1, 2])
t(S.linear_regression, [1, 1], [1, 2])
for s in ('a b c', 'a "b c" d', 'a \'b "c\' d', 'a\\ b', '"a\\"b\\n"', '', '  ', 'a#b', 'x "', '\\', "''", 'a"b"c', '# c', 'a # c\nb'):
    t(shlex.split, s)
    t(shlex.split, s, comments=True)
for s in ('a', 'a b', "it's", '', '$x', 'a/b.c', 'é'):
    print(shlex.quote(s))
print(shlex.join(['a', 'b c', "d'"]))

# expect: mean 2.5
# expect: fmean 2.5
# expect: median 2.5
# expect: median_low 2
# expect: median_high 3
# expect: median_grouped 2.5
# expect: mode 1
# expect: multimode [1, 2, 3, 4]
# expect: variance 1.6666666666666667
# expect: pvariance 1.25
# expect: stdev 1.2909944487358056
# expect: pstdev 1.118033988749895
# expect: geometric_mean 2.2133638394006434
# expect: harmonic_mean 1.92
# expect: quantiles [1.25, 2.5, 3.75]
# expect: mean 3.5625
# expect: fmean 3.5625
# expect: median 2.75
# expect: median_low 2.5
# expect: median_high 3
# expect: median_grouped 2.5
# expect: mode 1.5
# expect: multimode [1.5, 2.5, 7.25, 3]
# expect: variance 6.432291666666667
# expect: pvariance 4.82421875
# expect: stdev 2.5361962989222
# expect: pstdev 2.1964104238506974
# expect: geometric_mean 3.0051948246485156
# expect: harmonic_mean 2.600896860986547
# expect: quantiles [1.75, 2.75, 6.1875]
# expect: mean 5/8
# expect: fmean 0.625
# expect: median 5/8
# expect: median_low 1/2
# expect: median_high 3/4
# expect: median_grouped 0.25
# expect: mode 1/2
# expect: multimode [Fraction(1, 2), Fraction(3, 4)]
# expect: variance 1/32
# expect: pvariance 1/64
# expect: stdev 0.1767766952966369
# expect: pstdev 0.125
# expect: geometric_mean 0.6123724356957946
# expect: harmonic_mean 3/5
# expect: quantiles [Fraction(7, 16), Fraction(5, 8), Fraction(13, 16)]
# expect: mean 3
# expect: fmean 3.0
# expect: median 3
# expect: median_low 3
# expect: median_high 3
# expect: median_grouped 3.0
# expect: mode 3
# expect: multimode [3]
# expect: variance StatisticsError variance requires at least two data points
# expect: pvariance 0
# expect: stdev StatisticsError stdev requires at least two data points
# expect: pstdev 0.0
# expect: geometric_mean 3.0000000000000004
# expect: harmonic_mean 3
# expect: quantiles [3, 3, 3]
# expect: mean StatisticsError mean requires at least one data point
# expect: fmean StatisticsError fmean requires at least one data point
# expect: median StatisticsError no median for empty data
# expect: median_low StatisticsError no median for empty data
# expect: median_high StatisticsError no median for empty data
# expect: median_grouped StatisticsError no median for empty data
# expect: mode StatisticsError no mode for empty data
# expect: multimode []
# expect: variance StatisticsError variance requires at least two data points
# expect: pvariance StatisticsError pvariance requires at least one data point
# expect: stdev StatisticsError stdev requires at least two data points
# expect: pstdev StatisticsError pstdev requires at least one data point
# expect: geometric_mean StatisticsError Must have a non-empty dataset
# expect: harmonic_mean StatisticsError harmonic_mean requires at least one data point
# expect: quantiles StatisticsError must have at least one data point
# expect: mean 1.8
# expect: fmean 1.8
# expect: median 2
# expect: median_low 2
# expect: median_high 2
# expect: median_grouped 1.75
# expect: mode 1
# expect: multimode [1, 2]
# expect: variance 0.7
# expect: pvariance 0.56
# expect: stdev 0.8366600265340756
# expect: pstdev 0.7483314773547883
# expect: geometric_mean 1.6437518295172258
# expect: harmonic_mean 1.5
# expect: quantiles [1.0, 2.0, 2.5]
# expect: mean 0.1
# expect: fmean 0.1
# expect: median 0.1
# expect: median_low 0.1
# expect: median_high 0.1
# expect: median_grouped 0.09999999999999998
# expect: mode 0.1
# expect: multimode [0.1]
# expect: variance 0.0
# expect: pvariance 0.0
# expect: stdev 0.0
# expect: pstdev 0.0
# expect: geometric_mean 0.10000000000000002
# expect: harmonic_mean 0.1
# expect: quantiles [0.1, 0.1, 0.1]
# expect: mean 2
# expect: fmean 2.0
# expect: median 2
# expect: median_low 2
# expect: median_high 2
# expect: median_grouped 2.0
# expect: mode -1
# expect: multimode [-1, 5, 2]
# expect: variance 9
# expect: pvariance 6
# expect: stdev 3.0
# expect: pstdev 2.449489742783178
# expect: geometric_mean StatisticsError ('No negative inputs allowed', -1)
# expect: harmonic_mean StatisticsError harmonic mean does not support negative values
# expect: quantiles [-1.0, 2.0, 5.0]
# expect: median_low a
# expect: mode a
# expect: multimode ['a']
# expect: mean inf
# expect: fmean inf
# expect: median inf
# expect: median_low 1
# expect: median_high inf
# expect: median_grouped inf
# expect: mode inf
# expect: multimode [inf, 1]
# expect: geometric_mean inf
# expect: harmonic_mean 2.0
# expect: quantiles [-inf, inf, inf]
# expect: [1.1, 3.2, 5.3, 7.4, 9.5, 11.6, 13.7, 15.8, 17.9] [2.0, 3.0, 4.0] 1.25 56.0
# expect: 1.5 0.9819805060619656 0.5 LinearRegression(slope=1.5, intercept=2.333333333333333)
# expect: LinearRegression(slope=2.5, intercept=0.0) 1
# expect: StatisticsError n must be at least 1
# expect: StatisticsError covariance requires at least two data points
# expect: StatisticsError at least one of the inputs is constant
# expect: StatisticsError x is constant
# expect: ['a', 'b', 'c']
# expect: ['a', 'b', 'c']
# expect: ['a', 'b c', 'd']
# expect: ['a', 'b c', 'd']
# expect: ['a', 'b "c', 'd']
# expect: ['a', 'b "c', 'd']
# expect: ['a b']
# expect: ['a b']
# expect: ['a"b\\n']
# expect: ['a"b\\n']
# expect: []
# expect: []
# expect: []
# expect: []
# expect: ['a#b']
# expect: ['a']
# expect: ValueError No closing quotation
# expect: ValueError No closing quotation
# expect: ValueError No escaped character
# expect: ValueError No escaped character
# expect: ['']
# expect: ['']
# expect: ['abc']
# expect: ['abc']
# expect: ['#', 'c']
# expect: []
# expect: ['a', '#', 'c', 'b']
# expect: ['a', 'b']
# expect: a
# expect: 'a b'
# expect: 'it'"'"'s'
# expect: ''
# expect: '$x'
# expect: a/b.c
# expect: 'é'
# expect: a 'b c' 'd'"'"''
