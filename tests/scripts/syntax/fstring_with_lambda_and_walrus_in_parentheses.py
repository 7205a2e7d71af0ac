print(f"{(lambda x: x * 2)(3)}")  # expect: 6
print(f"{(n := 10)} {n:=5}")  # expect: 10    10
