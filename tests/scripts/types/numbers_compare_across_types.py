print(1 == 1.0, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 10**20 > 1e19, 0.1 + 0.2 == 0.3, 1 < 1.5 < 2, -0.0 == 0)
print(1 == 1 + 0j, float("nan") != float("nan"), 2**1000 < float("inf"), max(1, 1.0), min(1.0, 1))

# expect: True True False True False True True
# expect: True True True 1 1.0
