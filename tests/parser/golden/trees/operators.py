a + b * c ** -d // e % f @ g
not a or b and c
a < b <= c is not d not in e
-a ** -b
~a << 1 >> 2 & 3 ^ 4 | 5
x if y else z if w else v
lambda: 0
(yield_ := 5)
