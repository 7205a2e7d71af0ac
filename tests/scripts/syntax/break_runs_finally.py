for i in range(2):
    try:
        if i == 1:
            break
        continue
    finally:
        print("finally", i)

# expect: finally 0
# expect: finally 1
