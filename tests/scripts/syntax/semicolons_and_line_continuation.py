a = 1; b = 2; \
c = 3
print(a + \
      b + c)
total = (1 +
         2)
print(total); print(b)

# expect: 6
# expect: 3
# expect: 2
