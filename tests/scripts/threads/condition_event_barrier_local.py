import threading
import time

c=threading.Condition(); items=[]
def cons():
    for _ in range(3):
        with c:
            while not items: c.wait()
            print("got", items.pop(0))
t=threading.Thread(target=cons); t.start()
for i in range(3):
    with c: items.append(i); c.notify()
    time.sleep(0.01)
t.join()
ev=threading.Event()
def waiter(): print("ev", ev.wait(1))
t=threading.Thread(target=waiter); t.start(); ev.set(); t.join()
bar=threading.Barrier(3)
res=[]
def br(i):
    bar.wait(); res.append(i)
ts=[threading.Thread(target=br,args=(i,)) for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]; print(sorted(res))
l=threading.local(); l.x=1
def loc():
    print(hasattr(l,'x')); l.x=5
t=threading.Thread(target=loc); t.start(); t.join(); print(l.x, l.__dict__)

# expect: got 0
# expect: got 1
# expect: got 2
# expect: ev True
# expect: [0, 1, 2]
# expect: False
# expect: 1 {'x': 1}
