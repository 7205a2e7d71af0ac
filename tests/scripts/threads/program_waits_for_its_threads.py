import queue
import threading
import time

q=queue.Queue()
def producer():
    for i in range(3): q.put(i); time.sleep(0.005)
    q.put(None)
threading.Thread(target=producer).start()
while (x:=q.get()) is not None: print("q", x)
def late():
    time.sleep(0.05); print("late")
threading.Thread(target=late).start()
print("main ends")

# expect: q 0
# expect: q 1
# expect: q 2
# expect: main ends
# expect: late
