class C:
    def __del__(self):
        print("deleted")


c = C()
print("alive")
import gc

del c
gc.collect()
print("after collect")
# expect: alive
# expect: deleted
# expect: after collect
