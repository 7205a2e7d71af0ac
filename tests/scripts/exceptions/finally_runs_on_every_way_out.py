def f(how):
    for _ in range(1):
        try:
            if how == "return":
                return "returned"
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "raise":
                raise ValueError
        except ValueError:
            return "caught"
        finally:
            print("finally", end=" ")
    return "after"


for how in "return", "break", "continue", "raise", "fall":
    print(f(how))

# expect: finally returned
# expect: finally after
# expect: finally after
# expect: finally caught
# expect: finally after
