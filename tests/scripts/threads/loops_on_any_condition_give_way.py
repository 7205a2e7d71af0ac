# Every loop is interrupted at its end: on the truth of a value, and on a comparison of objects, too.
import threading

running = 3
word = "a"


def stop():
    global running, word
    running = 0
    word = "z"


threading.Timer(0.03, stop).start()
while running:
    pass
print("truth")  # expect: truth
running, word = 3, "a"
threading.Timer(0.03, stop).start()
while word < "b":
    pass
print("comparison")  # expect: comparison
running = []
threading.Timer(0.03, stop).start()
while not running:
    if running == 0:
        break
print("negation")  # expect: negation
