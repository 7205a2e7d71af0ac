from fractions import Fraction
from decimal import Decimal

print(len({1, 1.0, True, 1 + 0j, Fraction(1), Decimal(1)}), hash(0.5) == hash(Fraction(1, 2)), hash(-1), hash(2**61 - 1))

# expect: 1 True -2 0
