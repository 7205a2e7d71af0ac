import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, as_completed, wait


def work(name, seconds):
    time.sleep(seconds)
    return name


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(work, f"p{i}", 0.05 * (3 - i)) for i in range(3)]
    for future in as_completed(futures):
        print(future.result())
    print(list(pool.map(lambda x: x * x, range(5))))
    slow, fast = pool.submit(work, "slow", 0.1), pool.submit(work, "fast", 0.01)
    done, rest = wait([slow, fast], return_when=FIRST_COMPLETED)
    print(done == {fast}, rest == {slow})
    try:
        slow.result(timeout=0.001)
    except TimeoutError:
        print("too slow")
    print(pool.submit(int, "x").exception())
print(slow.done())

# expect: p2
# expect: p1
# expect: p0
# expect: [0, 1, 4, 9, 16]
# expect: True True
# expect: too slow
# expect: invalid literal for int() with base 10: 'x'
# expect: True
