import threading
import time


def work(i, out, lock):
    with lock:
        out.append(i); time.sleep(0.01)
out=[]; lock=threading.Lock()
ts=[threading.Thread(target=work,args=(i,out,lock)) for i in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(out, threading.active_count())  # expect: [0, 1, 2, 3, 4] 1
