import atexit

atexit.register(print, "registered first")
atexit.register(print, "registered second")
print("main ends")

# expect: main ends
# expect: registered second
# expect: registered first
