def f():
    n = 0
    while True:
        try:
            n += 1
            if n == 3:
                return n
            continue
        finally:
            print("finally", n)


print(f())

# expect: finally 1
# expect: finally 2
# expect: finally 3
# expect: 3
