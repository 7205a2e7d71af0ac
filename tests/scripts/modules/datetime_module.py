# datetime: dates, times, durations, zones, text both ways.
import datetime, copy, time as tm
from datetime import *
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, e)
D = timedelta
for a in ((1,), (0, 1), (0, 0, 1), (-1,), (1.5,), (0, 0.1), (0, 0, 0.5), (0, 0, 1.5), (0, 1e-07), (0, 0, 0, 1, 2, 3, 4), (0, -1), (0, 86400 * 3 + 5, 10 ** 7)):
    d = D(*a)
    print(repr(d), d, d.total_seconds(), -d, abs(d), d * 2, d * 1.5, d / 2, d // 2, d / 3.3, bool(d), hash(d) == hash(D(*a)), d.days, d.seconds, d.microseconds)
print(D(hours=5) / D(minutes=7), D(hours=5) // D(minutes=7), D(hours=5) % D(minutes=7), divmod(D(hours=5), D(minutes=7)))
print(D(1) < D(2), D(1) == D(hours=24), D.max, repr(D.min))
print(D.resolution, 3 * D(1), 0.5 * D(1), D(weeks=1))
print(D(milliseconds=1.0005), D(microseconds=0.5), D(microseconds=1.5), D(microseconds=2.5))
t(D, 'x')
t(D, 999999999, 86400)
t(lambda: D(1) / 0)
t(lambda: D(1) / D(0))
t(lambda: D(1) + 1)
t(lambda: D(1) < 1)
t(D, float('nan'))
t(D, float('inf'))
t(lambda: D(1) * 'a')
t(lambda: -D.max * 2)
t(D, days=1, foo=2) if 0 else None
d = date(2024, 2, 29)
print(repr(d), d, d.weekday(), d.isoweekday())
print(d.isocalendar(), d.toordinal(), date.fromordinal(738000), d.timetuple())
print(d.ctime(), d.strftime('%Y/%m/%d %a %A %b %B %j %U %W %d %y %%'), f'{d:%d.%m}', f'{d}')
print(d + D(1), d - D(60), d - date(2023, 1, 1), d.replace(year=2020))
print(d < date(2025, 1, 1), d == date(2024, 2, 29), hash(d) == hash(date(2024, 2, 29)), date.min)
print(date.max, date.resolution)
for a in ((0, 1, 1), (10000, 1, 1), (2023, 0, 1), (2023, 13, 1), (2023, 2, 29), (2023, 1, 0), ('a', 1, 1), (1.0, 1, 1), (2023,), (2023, 1), ()):
    t(date, *a)
t(d.replace, year=2023)
t(lambda: date.max + D(1))
t(lambda: d < 1)
t(lambda: d + 1)
t(date.fromordinal, 0)
t(date.fromordinal, 10 ** 8)
t(lambda: d < datetime(2024, 1, 1))
print(d == datetime(2024, 2, 29), d == 1)
for s in ('2024-02-29', '20240229', '2024-W09-4', '2024W094', '2024W09', '2024-W09', '2024-2-29', '2024-02-30', 'x', '2024-0229', '202402-29', '2024-W53-1', '2020-W53-7', '2024-W00-1', '2024-W09-8', ''):
    t(date.fromisoformat, s)
t(date.fromisoformat, 3)
print(date.fromisocalendar(2024, 9, 4), date(2021, 1, 3).isocalendar(), date(2018, 12, 31).isocalendar(), [*date(2020, 12, 31).isocalendar()])
print(date(2024, 1, 1).isocalendar().week)
dt = datetime(2024, 2, 29, 13, 5, 9, 123456)
print(repr(dt), dt, dt.isoformat(), dt.isoformat(' ', 'minutes'))
print([dt.isoformat(timespec=x) for x in ('hours', 'seconds', 'milliseconds', 'microseconds', 'auto')], dt.date(), dt.time(), dt.timetz())
print(dt.ctime(), dt.timetuple(), dt.utctimetuple(), dt.strftime('%H:%M:%S.%f %p %I %z|%Z|%:z %s'[:-3]))
print(dt + D(days=1, seconds=5), dt - D(hours=20), dt - datetime(2024, 1, 1), dt.replace(hour=1, tzinfo=timezone.utc))
print(dt.weekday(), dt.toordinal(), f'{dt:%Y%m%dT%H%M%S}')
t(dt.isoformat, timespec='x')
for x in (datetime(2024, 1, 1), datetime(2024, 1, 1, 1, 1), datetime(2024, 1, 1, 0, 0, 1), datetime(2024, 1, 1, 0, 0, 0, 1), datetime(2024, 1, 1, fold=1), time(), time(1, 2), time(1, 2, 3), time(1, 2, 3, 4), time(fold=1, tzinfo=timezone.utc)):
    print(repr(x), x, x.isoformat())
for a in ((2024, 1, 1, 24), (2024, 1, 1, 0, 60), (2024, 1, 1, 0, 0, 60), (2024, 1, 1, 0, 0, 0, 10 ** 6), (2024, 1, 1, 0, 0, 0, 0, 'x'), (2024, 1, 1, -1)):
    t(datetime, *a)
t(datetime, 2024, 1, 1, fold=2)
t(time, 25)
t(time, 1, tzinfo=3)
t(time, 'a')
tz = timezone(D(hours=5, minutes=30))
tn = timezone(D(hours=-8), 'PST')
print(repr(tz), tz, repr(tn), tn)
print(timezone.utc, repr(timezone.utc), timezone(D(0)) is timezone.utc, timezone.utc == timezone(D(0), 'x'))
print(UTC, timezone.min, timezone.max, timezone(D(seconds=1)))
print(tz.utcoffset(None), tz.dst(None), hash(tz) == hash(timezone(D(hours=5, minutes=30))))
t(timezone, 3)
t(timezone, D(1))
t(timezone, D(0), 3)
t(tz.utcoffset, 3)
a = dt.replace(tzinfo=tz)
b = dt.replace(tzinfo=timezone.utc)
print(a, repr(a), a.utcoffset(), a.tzname())
print(a.dst(), b - a, a < b, a == b)
print(a.astimezone(timezone.utc), b.astimezone(tn), a.astimezone(tz) is a, a.timestamp())
print(b.timestamp(), a.utctimetuple(), a.strftime('%z %Z %:z'), a.timetz())
print(hash(a) == hash(a.astimezone(timezone.utc)), a.astimezone(timezone.utc) == a)
t(lambda: a - dt)
t(lambda: a < dt)
print(a == dt, a != dt)
t(lambda: dt + dt)
t(lambda: dt < 3)
t(lambda: dt.astimezone(3))
t(lambda: datetime.max + D(1))
for s in ('2024-02-29T13:05:09.123456', '2024-02-29 13:05', '20240229T130509', '2024-02-29T13:05:09+05:30', '2024-02-29T13:05:09Z', '2024-02-29', '2024-02-29T13', '2024-02-29T13:05:09.123', '2024-02-29T13:05:09,5', '2024-02-29T13:05:09.1234567', '2024-W09-4T01:02', '2024-02-29T25:00', '2024-02-29T13:5', '2024-02-29T', 'x', '2024-02-29T13:05:09-08:00:30.5', '2024-02-29T1305-0800', '2024-02-29T13:05:09+5', '2024W094T10', '2024-02-29T13:0509', '20240229', '2024-02-29T13:05:09z', '2024-02-29X13:05', '2024-02-29T13:05:09+00:00', '2024-02-29T13:05:60', '2024-02-29T13:05:09+25:00'):
    t(datetime.fromisoformat, s)
for s in ('13:05', 'T13:05:09', '13', '1305', '13:05:09.5', '13:05+05:30', '24:00', 'x', '13:05Z', '1', '13:'):
    t(time.fromisoformat, s)
ti = time(13, 5, 9, 5)
print(ti.replace(hour=1), ti < time(14), ti == time(13, 5, 9, 5), ti.strftime('%H-%M %Y'))
print(f'{ti:%M}', time(1, tzinfo=tz) == time(1), time(1, tzinfo=tz) < time(1, tzinfo=tn), time.min)
print(time.max, hash(time(1)) == hash(time(1)), bool(time()))
t(lambda: time(1) < time(1, tzinfo=tz))
t(lambda: ti < 3)
t(lambda: ti + D(1))
print(datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(1.5, tz), datetime.fromtimestamp(-1.25, timezone.utc), datetime.fromtimestamp(1000000000.0 + 0.123456789, UTC))
print(datetime.fromtimestamp(0) == datetime(*tm.localtime(0)[:6]), datetime.fromtimestamp(1700000000).timestamp(), date.fromtimestamp(0), datetime.combine(d, ti))
print(datetime.combine(d, ti, tz), datetime.now().date() == date.today(), datetime.now(tz).tzinfo is tz, abs(datetime.now(UTC).timestamp() - tm.time()) < 1)
print(datetime.min, datetime.max)
t(datetime.combine, 1, 2)
t(datetime.fromtimestamp, 'x')
t(datetime.fromtimestamp, 0, 3)
for s, f in (('2024-02-29 13:05:09', '%Y-%m-%d %H:%M:%S'), ('29/Feb/24 1:05 PM', '%d/%b/%y %I:%M %p'), ('2024-02-29T13:05:09.123+0530', '%Y-%m-%dT%H:%M:%S.%f%z'), ('Thursday February 29 2024', '%A %B %d %Y'), ('2024 060', '%Y %j'), ('2024 09 4', '%G %V %u'), ('2024 8 4', '%Y %W %w'), ('2024 8 0', '%Y %U %w'), ('x', '%Y'), ('2024x', '%Y'), ('2024', '%Q'), ('2024', '%'), ('2023-02-29', '%Y-%m-%d'), ('12:00 AM', '%I:%M %p'), ('12:30 PM', '%I:%M %p'), ('1', '%y'), ('69', '%y'), ('+05:30', '%z'), ('Z', '%z'), ('UTC', '%Z'), ('20240102', '%Y%m%d'), ('2024112', '%Y%m%d'), ('Thu Feb 29 13:05:09 2024', '%c'), ('02/29/24', '%x'), ('a%b', 'a%%b'), ('2024  01', '%Y %m'), ('0229', '%m%d'), ('99', '%d'), ('2024', '%Y %Y'), ('10', '%V')):
    t(datetime.strptime, s, f)
t(datetime.strptime, 3, 'x')
class SD(datetime):
    pass
s = SD(2024, 1, 1)
print(repr(s), type(s + D(1)).__name__, type(s.replace(day=2)).__name__, type(SD.now()).__name__)
print(repr(date(2024, 1, 1)))
print(copy.deepcopy(a) == a, copy.copy(d) == d, copy.deepcopy(D(1)), copy.copy(tz) == tz)
print(copy.replace(d, day=1))
class TZ(tzinfo):

    def utcoffset(s, dt):
        return D(hours=2)

    def dst(s, dt):
        return D(hours=1)

    def tzname(s, dt):
        return 'TZ'
z = datetime(2024, 1, 1, tzinfo=TZ())
print(z, z.astimezone(UTC), b.astimezone(TZ()), z.timetuple().tm_isdst)
print(z.tzname())
t(tzinfo().utcoffset, None)
class BadTZ(tzinfo):

    def utcoffset(s, dt):
        return 3
t(str, datetime(2024, 1, 1, tzinfo=BadTZ()))
print(datetime(99, 1, 1).strftime('%Y'), datetime(5, 1, 1), date(9, 3, 4).isoformat(), datetime(2024, 1, 1) > datetime(2023, 1, 1))
print(min(datetime(2024, 1, 1), datetime(2023, 1, 1)), isinstance(dt, date), sorted([date(2024, 1, 2), date(2024, 1, 1)]))
import random
r = random.Random(1)
for _ in range(300):
    n = r.randrange(1, 3652060)
    x = date.fromordinal(n)
    assert x.toordinal() == n
    print(x, x.isocalendar()[:], end=' ')

# expect: datetime.timedelta(days=1) 1 day, 0:00:00 86400.0 -1 day, 0:00:00 1 day, 0:00:00 2 days, 0:00:00 1 day, 12:00:00 12:00:00 12:00:00 7:16:21.818182 True True 1 0 0
# expect: datetime.timedelta(seconds=1) 0:00:01 1.0 -1 day, 23:59:59 0:00:01 0:00:02 0:00:01.500000 0:00:00.500000 0:00:00.500000 0:00:00.303030 True True 0 1 0
# expect: datetime.timedelta(microseconds=1) 0:00:00.000001 1e-06 -1 day, 23:59:59.999999 0:00:00.000001 0:00:00.000002 0:00:00.000002 0:00:00 0:00:00 0:00:00 True True 0 0 1
# expect: datetime.timedelta(days=-1) -1 day, 0:00:00 -86400.0 1 day, 0:00:00 1 day, 0:00:00 -2 days, 0:00:00 -2 days, 12:00:00 -1 day, 12:00:00 -1 day, 12:00:00 -1 day, 16:43:38.181818 True True -1 0 0
# expect: datetime.timedelta(days=1, seconds=43200) 1 day, 12:00:00 129600.0 -2 days, 12:00:00 1 day, 12:00:00 3 days, 0:00:00 2 days, 6:00:00 18:00:00 18:00:00 10:54:32.727273 True True 1 43200 0
# expect: datetime.timedelta(microseconds=100000) 0:00:00.100000 0.1 -1 day, 23:59:59.900000 0:00:00.100000 0:00:00.200000 0:00:00.150000 0:00:00.050000 0:00:00.050000 0:00:00.030303 True True 0 0 100000
# expect: datetime.timedelta(0) 0:00:00 0.0 0:00:00 0:00:00 0:00:00 0:00:00 0:00:00 0:00:00 0:00:00 False True 0 0 0
# expect: datetime.timedelta(microseconds=2) 0:00:00.000002 2e-06 -1 day, 23:59:59.999998 0:00:00.000002 0:00:00.000004 0:00:00.000003 0:00:00.000001 0:00:00.000001 0:00:00.000001 True True 0 0 2
# expect: datetime.timedelta(0) 0:00:00 0.0 0:00:00 0:00:00 0:00:00 0:00:00 0:00:00 0:00:00 0:00:00 False True 0 0 0
# expect: datetime.timedelta(days=28, seconds=10920, microseconds=1000) 28 days, 3:02:00.001000 2430120.001 -29 days, 20:57:59.999000 28 days, 3:02:00.001000 56 days, 6:04:00.002000 42 days, 4:33:00.001500 14 days, 1:31:00.000500 14 days, 1:31:00.000500 8 days, 12:33:20.000303 True True 28 10920 1000
# expect: datetime.timedelta(days=-1, seconds=86399) -1 day, 23:59:59 -1.0 0:00:01 0:00:01 -1 day, 23:59:58 -1 day, 23:59:58.500000 -1 day, 23:59:59.500000 -1 day, 23:59:59.500000 -1 day, 23:59:59.696970 True True -1 86399 0
# expect: datetime.timedelta(days=3, seconds=15) 3 days, 0:00:15 259215.0 -4 days, 23:59:45 3 days, 0:00:15 6 days, 0:00:30 4 days, 12:00:22.500000 1 day, 12:00:07.500000 1 day, 12:00:07.500000 21:49:10 True True 3 15 0
# expect: 42.857142857142854 42 0:06:00 (42, datetime.timedelta(seconds=360))
# expect: True True 999999999 days, 23:59:59.999999 datetime.timedelta(days=-999999999)
# expect: 0:00:00.000001 3 days, 0:00:00 12:00:00 7 days, 0:00:00
# expect: 0:00:00.001000 0:00:00 0:00:00.000002 0:00:00.000002
# expect: TypeError unsupported type for timedelta days component: str
# expect: OverflowError days=1000000000; must have magnitude <= 999999999
# expect: ZeroDivisionError integer division or modulo by zero
# expect: ZeroDivisionError division by zero
# expect: TypeError unsupported operand type(s) for +: 'datetime.timedelta' and 'int'
# expect: TypeError '<' not supported between instances of 'datetime.timedelta' and 'int'
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
# expect: TypeError can't multiply sequence by non-int of type 'datetime.timedelta'
# expect: OverflowError days=-1000000000; must have magnitude <= 999999999
# expect: datetime.date(2024, 2, 29) 2024-02-29 3 4
# expect: datetime.IsoCalendarDate(year=2024, week=9, weekday=4) 738945 2021-07-29 time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=-1)
# expect: Thu Feb 29 00:00:00 2024 2024/02/29 Thu Thursday Feb February 060 08 09 29 24 % 29.02 2024-02-29
# expect: 2024-03-01 2023-12-31 424 days, 0:00:00 2020-02-29
# expect: True True True 0001-01-01
# expect: 9999-12-31 1 day, 0:00:00
# expect: ValueError year 0 is out of range
# expect: ValueError year 10000 is out of range
# expect: ValueError month must be in 1..12
# expect: ValueError month must be in 1..12
# expect: ValueError day is out of range for month
# expect: ValueError day is out of range for month
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError function missing required argument 'month' (pos 2)
# expect: TypeError function missing required argument 'day' (pos 3)
# expect: TypeError function missing required argument 'year' (pos 1)
# expect: ValueError day is out of range for month
# expect: OverflowError date value out of range
# expect: TypeError '<' not supported between instances of 'datetime.date' and 'int'
# expect: TypeError unsupported operand type(s) for +: 'datetime.date' and 'int'
# expect: ValueError ordinal must be >= 1
# expect: ValueError year 273791 is out of range
# expect: TypeError '<' not supported between instances of 'datetime.date' and 'datetime.datetime'
# expect: False False
# expect: 2024-02-29
# expect: 2024-02-29
# expect: 2024-02-29
# expect: 2024-02-29
# expect: 2024-02-26
# expect: 2024-02-26
# expect: ValueError Invalid isoformat string: '2024-2-29'
# expect: ValueError day is out of range for month
# expect: ValueError Invalid isoformat string: 'x'
# expect: ValueError Invalid isoformat string: '2024-0229'
# expect: ValueError Invalid isoformat string: '202402-29'
# expect: ValueError Invalid isoformat string: '2024-W53-1'
# expect: 2021-01-03
# expect: ValueError Invalid isoformat string: '2024-W00-1'
# expect: ValueError Invalid isoformat string: '2024-W09-8'
# expect: ValueError Invalid isoformat string: ''
# expect: TypeError fromisoformat: argument must be str
# expect: 2024-02-29 datetime.IsoCalendarDate(year=2020, week=53, weekday=7) datetime.IsoCalendarDate(year=2019, week=1, weekday=1) [2020, 53, 4]
# expect: 1
# expect: datetime.datetime(2024, 2, 29, 13, 5, 9, 123456) 2024-02-29 13:05:09.123456 2024-02-29T13:05:09.123456 2024-02-29 13:05
# expect: ['2024-02-29T13', '2024-02-29T13:05:09', '2024-02-29T13:05:09.123', '2024-02-29T13:05:09.123456', '2024-02-29T13:05:09.123456'] 2024-02-29 13:05:09.123456 13:05:09.123456
# expect: Thu Feb 29 13:05:09 2024 time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=13, tm_min=5, tm_sec=9, tm_wday=3, tm_yday=60, tm_isdst=-1) time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=13, tm_min=5, tm_sec=9, tm_wday=3, tm_yday=60, tm_isdst=0) 13:05:09.123456 PM 01 ||
# expect: 2024-03-01 13:05:14.123456 2024-02-28 17:05:09.123456 59 days, 13:05:09.123456 2024-02-29 01:05:09.123456+00:00
# expect: 3 738945 20240229T130509
# expect: ValueError Unknown timespec value
# expect: datetime.datetime(2024, 1, 1, 0, 0) 2024-01-01 00:00:00 2024-01-01T00:00:00
# expect: datetime.datetime(2024, 1, 1, 1, 1) 2024-01-01 01:01:00 2024-01-01T01:01:00
# expect: datetime.datetime(2024, 1, 1, 0, 0, 1) 2024-01-01 00:00:01 2024-01-01T00:00:01
# expect: datetime.datetime(2024, 1, 1, 0, 0, 0, 1) 2024-01-01 00:00:00.000001 2024-01-01T00:00:00.000001
# expect: datetime.datetime(2024, 1, 1, 0, 0, fold=1) 2024-01-01 00:00:00 2024-01-01T00:00:00
# expect: datetime.time(0, 0) 00:00:00 00:00:00
# expect: datetime.time(1, 2) 01:02:00 01:02:00
# expect: datetime.time(1, 2, 3) 01:02:03 01:02:03
# expect: datetime.time(1, 2, 3, 4) 01:02:03.000004 01:02:03.000004
# expect: datetime.time(0, 0, tzinfo=datetime.timezone.utc, fold=1) 00:00:00+00:00 00:00:00+00:00
# expect: ValueError hour must be in 0..23
# expect: ValueError minute must be in 0..59
# expect: ValueError second must be in 0..59
# expect: ValueError microsecond must be in 0..999999
# expect: TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'str'
# expect: ValueError hour must be in 0..23
# expect: ValueError fold must be either 0 or 1
# expect: ValueError hour must be in 0..23
# expect: TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: datetime.timezone(datetime.timedelta(seconds=19800)) UTC+05:30 datetime.timezone(datetime.timedelta(days=-1, seconds=57600), 'PST') PST
# expect: UTC datetime.timezone.utc True True
# expect: UTC UTC-23:59 UTC+23:59 UTC+00:00:01
# expect: 5:30:00 None True
# expect: TypeError timezone() argument 1 must be datetime.timedelta, not int
# expect: ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1).
# expect: TypeError timezone() argument 2 must be str, not int
# expect: TypeError utcoffset(dt) argument must be a datetime instance or None, not int
# expect: 2024-02-29 13:05:09.123456+05:30 datetime.datetime(2024, 2, 29, 13, 5, 9, 123456, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800))) 5:30:00 UTC+05:30
# expect: None 5:30:00 True False
# expect: 2024-02-29 07:35:09.123456+00:00 2024-02-29 05:05:09.123456-08:00 True 1709192109.123456
# expect: 1709211909.123456 time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=7, tm_min=35, tm_sec=9, tm_wday=3, tm_yday=60, tm_isdst=0) +0530 UTC+05:30 +05:30 13:05:09.123456+05:30
# expect: True True
# expect: TypeError can't subtract offset-naive and offset-aware datetimes
# expect: TypeError can't compare offset-naive and offset-aware datetimes
# expect: False True
# expect: TypeError unsupported operand type(s) for +: 'datetime.datetime' and 'datetime.datetime'
# expect: TypeError '<' not supported between instances of 'datetime.datetime' and 'int'
# expect: TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# expect: OverflowError date value out of range
# expect: 2024-02-29 13:05:09.123456
# expect: 2024-02-29 13:05:00
# expect: 2024-02-29 13:05:09
# expect: 2024-02-29 13:05:09+05:30
# expect: 2024-02-29 13:05:09+00:00
# expect: 2024-02-29 00:00:00
# expect: 2024-02-29 13:00:00
# expect: 2024-02-29 13:05:09.123000
# expect: 2024-02-29 13:05:09.500000
# expect: 2024-02-29 13:05:09.123456
# expect: 2024-02-29 01:02:00
# expect: ValueError hour must be in 0..23
# expect: ValueError Invalid isoformat string: '2024-02-29T13:5'
# expect: ValueError Invalid isoformat string: '2024-02-29T'
# expect: ValueError Invalid isoformat string: 'x'
# expect: 2024-02-29 13:05:09-08:00:30.500000
# expect: 2024-02-29 13:05:00-08:00
# expect: ValueError Invalid isoformat string: '2024-02-29T13:05:09+5'
# expect: 2024-02-29 10:00:00
# expect: ValueError Invalid isoformat string: '2024-02-29T13:0509'
# expect: 2024-02-29 00:00:00
# expect: ValueError Invalid isoformat string: '2024-02-29T13:05:09z'
# expect: 2024-02-29 13:05:00
# expect: 2024-02-29 13:05:09+00:00
# expect: ValueError second must be in 0..59
# expect: ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1, seconds=3600).
# expect: 13:05:00
# expect: 13:05:09
# expect: 13:00:00
# expect: 13:05:00
# expect: 13:05:09.500000
# expect: 13:05:00+05:30
# expect: ValueError hour must be in 0..23
# expect: ValueError Invalid isoformat string: 'x'
# expect: 13:05:00+00:00
# expect: ValueError Invalid isoformat string: '1'
# expect: ValueError Invalid isoformat string: '13:'
# expect: 01:05:09.000005 True True 13-05 1900
# expect: 05 False True 00:00:00
# expect: 23:59:59.999999 True True
# expect: TypeError can't compare offset-naive and offset-aware times
# expect: TypeError '<' not supported between instances of 'datetime.time' and 'int'
# expect: TypeError unsupported operand type(s) for +: 'datetime.time' and 'datetime.timedelta'
# expect: 1970-01-01 00:00:00+00:00 1970-01-01 05:30:01.500000+05:30 1969-12-31 23:59:58.750000+00:00 2001-09-09 01:46:40.123457+00:00
# expect: True 1700000000.0 1970-01-01 2024-02-29 13:05:09.000005
# expect: 2024-02-29 13:05:09.000005+05:30 True True True
# expect: 0001-01-01 00:00:00 9999-12-31 23:59:59.999999
# expect: TypeError combine() argument 1 must be datetime.date, not int
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# expect: 2024-02-29 13:05:09
# expect: 2024-02-29 13:05:00
# expect: 2024-02-29 13:05:09.123000+05:30
# expect: 2024-02-29 00:00:00
# expect: 2024-02-29 00:00:00
# expect: 2024-02-29 00:00:00
# expect: 2024-02-22 00:00:00
# expect: 2024-02-25 00:00:00
# expect: ValueError time data 'x' does not match format '%Y'
# expect: ValueError unconverted data remains: x
# expect: ValueError 'Q' is a bad directive in format '%Q'
# expect: ValueError stray % in format '%'
# expect: ValueError day is out of range for month
# expect: 1900-01-01 00:00:00
# expect: 1900-01-01 12:30:00
# expect: ValueError time data '1' does not match format '%y'
# expect: 1969-01-01 00:00:00
# expect: 1900-01-01 00:00:00+05:30
# expect: 1900-01-01 00:00:00+00:00
# expect: 1900-01-01 00:00:00
# expect: 2024-01-02 00:00:00
# expect: 2024-11-02 00:00:00
# expect: 2024-02-29 13:05:09
# expect: 2024-02-29 00:00:00
# expect: 1900-01-01 00:00:00
# expect: 2024-01-01 00:00:00
# expect: ValueError day is out of range for month
# expect: ValueError unconverted data remains: 9
# expect: PatternError redefinition of group name 'Y' as group 2; was group 1 at position 22
# expect: ValueError ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').
# expect: TypeError strptime() argument 1 must be str, not int
# expect: SD(2024, 1, 1, 0, 0) SD SD SD
# expect: datetime.date(2024, 1, 1)
# expect: True True 1 day, 0:00:00 True
# expect: 2024-02-01
# expect: 2024-01-01 00:00:00+02:00 2023-12-31 22:00:00+00:00 2024-02-29 15:05:09.123456+02:00 1
# expect: TZ
# expect: NotImplementedError a tzinfo subclass must implement utcoffset()
# expect: TypeError tzinfo.utcoffset() must return None or timedelta, not 'int'
# expect: 99 0005-01-01 00:00:00 0009-03-04 True
# expect: 2023-01-01 00:00:00 True [datetime.date(2024, 1, 1), datetime.date(2024, 1, 2)]
# expect: 1543-12-28 (1543, 52, 2) 6537-07-09 (6537, 28, 2) 9732-08-08 (9732, 32, 5) 9213-11-26 (9213, 48, 2) 8771-11-23 (8771, 47, 2) 0725-09-12 (725, 37, 6) 2930-02-12 (2930, 6, 7) 1355-02-18 (1355, 8, 2) 5690-05-21 (5690, 20, 7) 8739-08-08 (8739, 32, 2) 5162-10-14 (5162, 41, 7) 5424-02-01 (5424, 5, 7) 7483-08-24 (7483, 34, 5) 4360-05-10 (4360, 19, 2) 9058-05-25 (9058, 21, 2) 2412-01-16 (2412, 3, 1) 1078-11-06 (1078, 45, 3) 5603-05-12 (5603, 20, 1) 0326-07-14 (326, 28, 3) 9598-08-09 (9598, 32, 7) 4477-05-31 (4477, 22, 1) 4970-09-24 (4970, 39, 1) 6976-08-01 (6976, 31, 4) 8754-09-25 (8754, 38, 6) 8810-09-29 (8810, 39, 3) 0025-03-09 (25, 10, 7) 7991-09-05 (7991, 36, 4) 5115-08-29 (5115, 34, 7) 3059-06-10 (3059, 23, 5) 8286-11-21 (8286, 46, 7) 9208-11-12 (9208, 46, 3) 2628-01-08 (2628, 2, 2) 6789-07-31 (6789, 31, 1) 1174-12-09 (1174, 50, 1) 3646-03-29 (3646, 13, 4) 0352-04-14 (352, 16, 1) 0257-05-04 (257, 19, 1) 0293-03-18 (293, 11, 6) 7460-02-20 (7460, 8, 1) 6218-05-17 (6218, 20, 7) 0106-09-16 (106, 37, 4) 4378-08-09 (4378, 32, 3) 7884-04-25 (7884, 17, 5) 2488-05-05 (2488, 19, 3) 4848-06-04 (4848, 23, 4) 8336-05-31 (8336, 22, 7) 0334-06-30 (334, 26, 6) 6060-02-04 (6060, 6, 3) 2546-10-28 (2546, 43, 5) 8771-01-19 (8771, 3, 2) 5029-07-14 (5029, 29, 2) 5694-09-19 (5694, 37, 7) 6349-10-30 (6349, 43, 7) 2677-08-27 (2677, 35, 1) 3970-11-22 (3970, 47, 7) 2652-03-08 (2652, 11, 1) 7773-09-01 (7773, 35, 3) 2513-05-26 (2513, 21, 5) 8739-06-08 (8739, 23, 4) 5278-11-28 (5278, 48, 1) 3328-09-28 (3328, 40, 2) 0247-10-13 (247, 41, 3) 4780-04-02 (4780, 14, 3) 9619-06-04 (9619, 23, 2) 6391-02-09 (6391, 6, 6) 7376-11-10 (7376, 45, 7) 1149-05-14 (1149, 19, 6) 2135-11-17 (2135, 46, 4) 7228-03-31 (7228, 13, 5) 8310-12-29 (8310, 52, 4) 9876-04-18 (9876, 16, 2) 3404-08-20 (3404, 34, 1) 1389-04-03 (1389, 14, 5) 8535-01-05 (8535, 1, 3) 3821-07-18 (3821, 29, 3) 8286-04-01 (8286, 13, 4) 8168-01-20 (8168, 3, 3) 5751-12-29 (5751, 52, 3) 4848-04-25 (4848, 17, 6) 5831-06-07 (5831, 23, 2) 9532-10-24 (9532, 43, 1) 7698-07-13 (7698, 28, 7) 2181-02-28 (2181, 9, 3) 3484-10-07 (3484, 41, 2) 3264-03-05 (3264, 10, 3) 6748-07-20 (6748, 30, 2) 5735-06-26 (5735, 25, 7) 9718-05-29 (9718, 21, 7) 5803-06-27 (5803, 26, 1) 4518-02-14 (4518, 7, 1) 6764-11-16 (6764, 47, 1) 9799-10-31 (9799, 44, 4) 0397-06-25 (397, 26, 3) 5515-09-29 (5515, 39, 3) 2788-07-14 (2788, 28, 4) 8541-09-19 (8541, 38, 2) 9158-01-31 (9158, 5, 5) 4643-09-10 (4643, 36, 7) 4758-10-28 (4758, 44, 2) 7634-08-29 (7634, 35, 2) 1987-10-02 (1987, 40, 5) 4216-11-28 (4216, 48, 4) 6303-03-13 (6303, 11, 5) 8074-06-13 (8074, 24, 3) 8910-06-03 (8910, 23, 2) 7746-07-15 (7746, 28, 5) 8478-05-20 (8478, 20, 5) 4303-12-13 (4303, 50, 7) 0993-12-17 (993, 51, 2) 5041-11-13 (5041, 45, 6) 7623-05-05 (7623, 18, 5) 5839-07-30 (5839, 31, 2) 1240-06-10 (1240, 23, 7) 8940-05-02 (8940, 18, 1) 1880-11-06 (1880, 45, 6) 5983-04-05 (5983, 14, 2) 9646-09-06 (9646, 36, 4) 4516-12-28 (4516, 53, 1) 4255-12-10 (4255, 50, 1) 5624-06-14 (5624, 24, 5) 8415-10-20 (8415, 43, 2) 0340-08-18 (340, 33, 7) 5390-06-29 (5390, 26, 2) 0500-05-23 (500, 20, 7) 3544-01-14 (3544, 2, 5) 8078-05-15 (8078, 19, 7) 9742-07-27 (9742, 30, 5) 7061-04-02 (7061, 14, 2) 6812-11-22 (6812, 47, 4) 6640-07-20 (6640, 30, 1) 4520-12-12 (4520, 50, 4) 7432-09-10 (7432, 37, 1) 1957-03-24 (1957, 12, 7) 1937-01-27 (1937, 4, 3) 5768-07-07 (5768, 27, 4) 2607-01-24 (2607, 4, 6) 0142-04-08 (142, 14, 7) 8849-05-23 (8849, 20, 7) 2292-03-03 (2292, 9, 4) 6197-10-04 (6197, 40, 3) 9880-03-27 (9880, 13, 6) 6297-11-28 (6297, 47, 7) 2667-03-23 (2667, 12, 6) 4645-08-09 (4645, 32, 6) 5900-12-16 (5900, 50, 7) 3949-05-14 (3949, 19, 6) 9732-12-01 (9732, 49, 1) 6636-03-05 (6636, 9, 6) 4057-11-12 (4057, 46, 1) 5273-06-29 (5273, 26, 4) 3093-04-20 (3093, 16, 4) 7571-03-04 (7571, 9, 4) 6293-12-24 (6293, 51, 7) 6993-11-20 (6993, 47, 3) 8377-02-25 (8377, 8, 5) 0066-07-24 (66, 29, 6) 4407-02-22 (4407, 8, 4) 9000-03-13 (9000, 11, 4) 9841-11-16 (9841, 46, 2) 9423-02-23 (9423, 8, 7) 8504-08-28 (8504, 35, 4) 5886-05-09 (5886, 18, 7) 9292-11-06 (9292, 45, 4) 1485-04-02 (1485, 14, 4) 5957-04-21 (5957, 16, 7) 8928-05-01 (8928, 18, 6) 6447-06-02 (6447, 22, 7) 2360-09-18 (2360, 37, 7) 4894-01-22 (4894, 3, 5) 0645-07-02 (645, 27, 3) 5525-10-16 (5525, 42, 5) 9991-11-12 (9991, 46, 2) 4189-06-27 (4189, 26, 6) 6546-08-27 (6546, 34, 6) 6367-07-14 (6367, 28, 5) 2295-11-18 (2295, 47, 1) 5797-01-06 (5797, 1, 5) 4748-04-30 (4748, 18, 5) 5569-09-11 (5569, 37, 4) 9341-03-20 (9341, 12, 1) 4098-03-28 (4098, 13, 5) 4760-02-04 (4760, 5, 4) 3975-03-25 (3975, 13, 2) 0019-03-14 (19, 11, 4) 6184-09-06 (6184, 37, 1) 6203-05-31 (6203, 22, 2) 7160-11-30 (7160, 48, 3) 9032-03-23 (9032, 12, 5) 7034-03-03 (7034, 10, 1) 3803-08-29 (3803, 35, 1) 5262-03-07 (5262, 10, 2) 6889-07-04 (6889, 27, 1) 0322-04-04 (322, 14, 2) 9240-05-14 (9240, 20, 1) 2637-09-12 (2637, 37, 2) 7297-05-10 (7297, 19, 5) 2036-01-10 (2036, 2, 4) 6325-09-04 (6325, 36, 5) 6712-09-22 (6712, 38, 7) 2077-01-20 (2077, 3, 3) 9888-06-29 (9888, 26, 5) 1052-12-01 (1052, 49, 3) 9169-12-19 (9169, 51, 5) 6328-10-22 (6328, 43, 1) 9154-07-25 (9154, 29, 7) 9776-09-13 (9776, 37, 5) 9376-08-26 (9376, 35, 1) 2932-09-12 (2932, 37, 5) 0373-10-01 (373, 40, 1) 9667-04-10 (9667, 14, 7) 7730-10-11 (7730, 41, 3) 0810-01-23 (810, 3, 6) 0956-10-30 (956, 44, 6) 9969-09-04 (9969, 36, 4) 0192-09-01 (192, 35, 6) 5203-01-24 (5203, 4, 5) 0168-03-14 (168, 11, 1) 8661-04-25 (8661, 17, 4) 8677-11-13 (8677, 46, 2) 3230-02-26 (3230, 9, 2) 2866-11-04 (2866, 44, 4) 3085-12-24 (3085, 52, 4) 1258-04-29 (1258, 18, 1) 9156-09-30 (9156, 39, 7) 7175-12-27 (7175, 52, 6) 2120-12-29 (2120, 52, 7) 3956-03-22 (3956, 12, 4) 3334-07-07 (3334, 27, 3) 0799-04-16 (799, 15, 5) 1924-03-02 (1924, 9, 7) 1834-01-29 (1834, 5, 3) 2931-10-21 (2931, 42, 7) 6057-03-26 (6057, 13, 1) 1931-12-01 (1931, 49, 2) 7541-10-17 (7541, 42, 5) 3135-01-18 (3135, 3, 5) 7444-09-17 (7444, 38, 2) 8172-08-16 (8172, 33, 7) 3382-11-04 (3382, 45, 1) 5222-08-14 (5222, 32, 7) 8069-09-06 (8069, 36, 5) 3698-09-29 (3698, 40, 1) 5702-07-18 (5702, 29, 2) 5441-08-09 (5441, 32, 1) 1312-04-28 (1312, 17, 4) 0272-05-30 (272, 22, 4) 3583-12-12 (3583, 50, 1) 4440-01-28 (4440, 4, 6) 3943-10-25 (3943, 43, 1) 4834-09-01 (4834, 35, 5) 9144-04-16 (9144, 15, 7) 2160-05-16 (2160, 20, 5) 2968-08-09 (2968, 32, 2) 1249-12-23 (1249, 51, 4) 2911-08-14 (2911, 33, 5) 8385-10-15 (8385, 42, 2) 5858-12-23 (5858, 51, 4) 2402-02-14 (2402, 7, 4) 6956-01-14 (6956, 3, 3) 4957-12-19 (4957, 51, 1) 9383-07-27 (9383, 30, 7) 0240-01-26 (240, 4, 7) 2589-02-09 (2589, 7, 1) 0206-02-25 (206, 9, 2) 4563-08-14 (4563, 32, 7) 1682-11-29 (1682, 48, 7) 0406-09-03 (406, 35, 7) 8255-10-31 (8255, 44, 3) 1840-12-29 (1840, 53, 2) 5118-11-21 (5118, 47, 4) 8092-06-02 (8092, 23, 1) 5815-04-07 (5815, 14, 5) 7788-11-28 (7788, 48, 5) 4900-08-28 (4900, 34, 6) 6256-02-25 (6256, 9, 1) 9558-03-08 (9558, 10, 6) 2534-04-14 (2534, 15, 3) 7244-07-16 (7244, 28, 6) 9162-10-03 (9162, 40, 3) 7982-09-12 (7982, 36, 7) 5933-06-07 (5933, 23, 3) 5178-05-02 (5178, 18, 2) 2564-02-04 (2564, 5, 6) 6017-03-19 (6017, 11, 7) 7448-03-14 (7448, 11, 2) 0353-07-21 (353, 30, 2) 4535-11-10 (4535, 45, 4) 7751-04-28 (7751, 17, 3) 6613-10-18 (6613, 42, 1) 9226-10-09 (9226, 41, 5) 3690-01-23 (3690, 4, 1) 7578-03-01 (7578, 9, 3) 7246-07-25 (7246, 30, 3) 4896-06-16 (4896, 24, 6) 0676-01-25 (676, 4, 2) 8469-08-09 (8469, 32, 5) 3430-01-29 (3430, 4, 5) 1444-04-20 (1444, 16, 6) 2437-01-14 (2437, 3, 3) 0545-10-14 (545, 41, 4) 
