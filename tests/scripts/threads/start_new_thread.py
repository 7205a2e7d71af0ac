# exit: 1
done = []
def run(a, b=2):
    done.append((a, b)); 
    if a == 3: raise ValueError('in thread')
    if a == 4: raise SystemExit
_thread.start_new_thread(run, (1,))
_thread.start_new_thread(run, (2,), {'b': 7})
_thread.start_new_thread(run, (4,))
time.sleep(0.1); print(sorted(done))
l = _thread.allocate_lock(); print(l.acquire(), l.locked(), l.acquire(False)); l.release()
print(type(_thread.get_ident()), _thread.LockType, _thread.error)
try: _thread.start_new_thread(5, ())
except TypeError as e: print(e)
try: _thread.start_new_thread(run, 5)
except TypeError as e: print(e)

# expect-stderr: NameError: name '_thread' is not defined. Did you forget to import '_thread'?
