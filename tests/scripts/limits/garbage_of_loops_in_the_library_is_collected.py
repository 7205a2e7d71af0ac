# Natives that loop over iterators in C++ reach no instruction of the script between two items.
# not: asan its allocator keeps what is freed
import functools

print(sum(range(10**15, 10**15 + 10_000_000)))  # expect: 10000000049999995000000
print(functools.reduce(max, map(str, range(3_000_000))))  # expect: 999999
with open("/proc/self/status") as file:
    peak = next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
print(peak < 100_000 or peak)  # expect: True
