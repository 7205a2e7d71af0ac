import time

moment = time.strptime("2024-02-03 04:05:06", "%Y-%m-%d %H:%M:%S")
print(moment.tm_year, moment.tm_wday, moment.tm_yday, moment.tm_isdst, type(moment).__name__)  # expect: 2024 5 34 -1 struct_time
print(time.strptime("Sat Feb  3 04:05:06 2024")[:6])  # expect: (2024, 2, 3, 4, 5, 6)
try:
    time.strptime("x", "%Y")
except ValueError as error:
    print(error)  # expect: time data 'x' does not match format '%Y'
print(time.get_clock_info("monotonic"))
# expect: namespace(implementation='clock_gettime(CLOCK_MONOTONIC)', monotonic=True, adjustable=False, resolution=1e-09)
try:
    time.get_clock_info("nope")
except ValueError as error:
    print(error)  # expect: unknown clock
print(abs(time.clock_gettime(time.CLOCK_REALTIME) - time.time()) < 1, time.clock_getres(time.CLOCK_MONOTONIC) < 1)  # expect: True True
