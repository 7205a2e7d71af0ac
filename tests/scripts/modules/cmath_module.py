import cmath


def attempt(function, *args):
    try:
        return function(*args)
    except (ValueError, OverflowError) as error:
        return f"{type(error).__name__}: {error}"


print(cmath.sqrt(-1), cmath.phase(-1), cmath.polar(3 + 4j))  # expect: 1j 3.141592653589793 (5.0, 0.9272952180016122)
print(cmath.rect(2, 0), cmath.log(1), cmath.exp(0))  # expect: (2+0j) 0j (1+0j)
print(attempt(cmath.log, 0))  # expect: ValueError: math domain error
print(attempt(cmath.exp, 1000))  # expect: OverflowError: math range error
print(attempt(cmath.atanh, 1))  # expect: ValueError: math domain error
print(cmath.isclose(1 + 1e-12j, 1), cmath.isinf(complex("inf")), cmath.isnan(cmath.nanj))  # expect: True True True
print(cmath.infj, cmath.tau)  # expect: infj 6.283185307179586
try:
    cmath.sin("x")
except TypeError as error:
    print(error)  # expect: must be real number, not str
