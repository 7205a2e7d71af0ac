z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate(), z * z, z / 2, z**2, -z, z == 3 + 4j, z != 3)
print(complex("1+2j"), complex(1, -1), 1j**2, complex(0, -0.0), repr(1e20j), complex(1.5))
try:
    z < 1
except TypeError as error:
    print(error)

# expect: (3+4j) 5.0 3.0 4.0 (3-4j) (-7+24j) (1.5+2j) (-7+24j) (-3-4j) True True
# expect: (1+2j) (1-1j) (-1+0j) -0j 1e+20j (1.5+0j)
# expect: '<' not supported between instances of 'complex' and 'int'
