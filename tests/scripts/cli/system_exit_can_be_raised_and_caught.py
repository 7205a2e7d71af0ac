# exit: 2
# stderr: all
try:
    raise SystemExit(1)
except SystemExit as error:
    print("caught", error.code)
raise SystemExit(2)

# expect: caught 1
