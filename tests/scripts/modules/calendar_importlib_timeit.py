# Calendars, importing by name, timing, names of characters.
import calendar, importlib, timeit, unicodedata as u, types, sys
c = calendar.TextCalendar()
print(c.formatmonth(2024, 2)); print(c.formatmonth(2024, 2, 4, 2)); print(c.formatyear(2024)); print(calendar.month(2024, 3)); print(calendar.TextCalendar(6).formatmonth(2023, 10))
print(calendar.monthcalendar(2024, 2), calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.leapdays(2000, 2020), calendar.weekday(2024, 1, 1), calendar.timegm((2024, 1, 1, 0, 0, 0)))
print(list(calendar.day_name), list(calendar.month_abbr), calendar.MONDAY, repr(calendar.JANUARY), calendar.firstweekday(), calendar.day_name[1:3], calendar.Day(2), calendar.Month.MAY)
for f in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(9)):
    try: f()
    except ValueError as e: print(type(e), e)
print(calendar.HTMLCalendar().formatmonth(2024, 2)); print(len(calendar.HTMLCalendar().formatyear(2024)))
print(list(calendar.Calendar(6).itermonthdates(2024, 2))[:2], list(calendar.Calendar().itermonthdays2(2024, 2))[:4], list(calendar.Calendar(3).itermonthdays4(2024, 1))[:3], calendar.Calendar().yeardatescalendar(2024, 3)[0][0][0][:2], list(calendar.Calendar(2).iterweekdays()))
print(importlib.import_module('json').dumps([1]), importlib.import_module('.abc', 'collections').__name__)
for f in (lambda: importlib.import_module('.x'), lambda: importlib.import_module('nope_x'), lambda: importlib.reload(5)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(timeit.timeit('x = 1', number=10) > 0, len(timeit.repeat(lambda: None, number=5, repeat=2)), timeit.timeit('f()', 'f = len\nf("a")', number=1, globals={'f': int}) > 0 if 0 else 1)
try: timeit.timeit('1 +')
except SyntaxError as e: print('SyntaxError')
for f in ["u.name('a')","u.name('\\n')","u.name('\\n','d')","u.name('가')","u.name('一')","u.lookup('LATIN SMALL LETTER A')","u.lookup('nope')","u.lookup('latin small letter a')","u.lookup('HANGUL SYLLABLE GA')","u.lookup('LINE FEED')","u.numeric('½')","u.numeric('5')","u.numeric('a')","u.numeric('a',None)","u.name('ab')","u.name(1)","u.lookup('')", "u.numeric('²')", "u.numeric('¾')"]:
    try: print(f, repr(eval(f)))
    except Exception as e: print(f, type(e).__name__, e)

# expect:    February 2024
# expect: Mo Tu We Th Fr Sa Su
# expect:           1  2  3  4
# expect:  5  6  7  8  9 10 11
# expect: 12 13 14 15 16 17 18
# expect: 19 20 21 22 23 24 25
# expect: 26 27 28 29
# expect:
# expect:           February 2024
# expect:
# expect: Mon  Tue  Wed  Thu  Fri  Sat  Sun
# expect:
# expect:                  1    2    3    4
# expect:
# expect:   5    6    7    8    9   10   11
# expect:
# expect:  12   13   14   15   16   17   18
# expect:
# expect:  19   20   21   22   23   24   25
# expect:
# expect:  26   27   28   29
# expect:
# expect:
# expect:                                   2024
# expect:
# expect:       January                   February                   March
# expect: Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
# expect:  1  2  3  4  5  6  7                1  2  3  4                   1  2  3
# expect:  8  9 10 11 12 13 14       5  6  7  8  9 10 11       4  5  6  7  8  9 10
# expect: 15 16 17 18 19 20 21      12 13 14 15 16 17 18      11 12 13 14 15 16 17
# expect: 22 23 24 25 26 27 28      19 20 21 22 23 24 25      18 19 20 21 22 23 24
# expect: 29 30 31                  26 27 28 29               25 26 27 28 29 30 31
# expect:
# expect:        April                      May                       June
# expect: Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
# expect:  1  2  3  4  5  6  7             1  2  3  4  5                      1  2
# expect:  8  9 10 11 12 13 14       6  7  8  9 10 11 12       3  4  5  6  7  8  9
# expect: 15 16 17 18 19 20 21      13 14 15 16 17 18 19      10 11 12 13 14 15 16
# expect: 22 23 24 25 26 27 28      20 21 22 23 24 25 26      17 18 19 20 21 22 23
# expect: 29 30                     27 28 29 30 31            24 25 26 27 28 29 30
# expect:
# expect:         July                     August                  September
# expect: Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
# expect:  1  2  3  4  5  6  7                1  2  3  4                         1
# expect:  8  9 10 11 12 13 14       5  6  7  8  9 10 11       2  3  4  5  6  7  8
# expect: 15 16 17 18 19 20 21      12 13 14 15 16 17 18       9 10 11 12 13 14 15
# expect: 22 23 24 25 26 27 28      19 20 21 22 23 24 25      16 17 18 19 20 21 22
# expect: 29 30 31                  26 27 28 29 30 31         23 24 25 26 27 28 29
# expect:                                                     30
# expect:
# expect:       October                   November                  December
# expect: Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su      Mo Tu We Th Fr Sa Su
# expect:     1  2  3  4  5  6                   1  2  3                         1
# expect:  7  8  9 10 11 12 13       4  5  6  7  8  9 10       2  3  4  5  6  7  8
# expect: 14 15 16 17 18 19 20      11 12 13 14 15 16 17       9 10 11 12 13 14 15
# expect: 21 22 23 24 25 26 27      18 19 20 21 22 23 24      16 17 18 19 20 21 22
# expect: 28 29 30 31               25 26 27 28 29 30         23 24 25 26 27 28 29
# expect:                                                     30 31
# expect:
# expect:      March 2024
# expect: Mo Tu We Th Fr Sa Su
# expect:              1  2  3
# expect:  4  5  6  7  8  9 10
# expect: 11 12 13 14 15 16 17
# expect: 18 19 20 21 22 23 24
# expect: 25 26 27 28 29 30 31
# expect:
# expect:     October 2023
# expect: Su Mo Tu We Th Fr Sa
# expect:  1  2  3  4  5  6  7
# expect:  8  9 10 11 12 13 14
# expect: 15 16 17 18 19 20 21
# expect: 22 23 24 25 26 27 28
# expect: 29 30 31
# expect:
# expect: [[0, 0, 0, 1, 2, 3, 4], [5, 6, 7, 8, 9, 10, 11], [12, 13, 14, 15, 16, 17, 18], [19, 20, 21, 22, 23, 24, 25], [26, 27, 28, 29, 0, 0, 0]] (calendar.THURSDAY, 29) False 5 0 1704067200
# expect: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] ['', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] 0 calendar.JANUARY 0 ['Tuesday', 'Wednesday'] 2 5
# expect: <class 'calendar.IllegalMonthError'> bad month number 13; must be 1-12
# expect: <class 'calendar.IllegalWeekdayError'> bad weekday number 9; must be 0 (Monday) to 6 (Sunday)
# expect: <table border="0" cellpadding="0" cellspacing="0" class="month">
# expect: <tr><th colspan="7" class="month">February 2024</th></tr>
# expect: <tr><th class="mon">Mon</th><th class="tue">Tue</th><th class="wed">Wed</th><th class="thu">Thu</th><th class="fri">Fri</th><th class="sat">Sat</th><th class="sun">Sun</th></tr>
# expect: <tr><td class="noday">&nbsp;</td><td class="noday">&nbsp;</td><td class="noday">&nbsp;</td><td class="thu">1</td><td class="fri">2</td><td class="sat">3</td><td class="sun">4</td></tr>
# expect: <tr><td class="mon">5</td><td class="tue">6</td><td class="wed">7</td><td class="thu">8</td><td class="fri">9</td><td class="sat">10</td><td class="sun">11</td></tr>
# expect: <tr><td class="mon">12</td><td class="tue">13</td><td class="wed">14</td><td class="thu">15</td><td class="fri">16</td><td class="sat">17</td><td class="sun">18</td></tr>
# expect: <tr><td class="mon">19</td><td class="tue">20</td><td class="wed">21</td><td class="thu">22</td><td class="fri">23</td><td class="sat">24</td><td class="sun">25</td></tr>
# expect: <tr><td class="mon">26</td><td class="tue">27</td><td class="wed">28</td><td class="thu">29</td><td class="noday">&nbsp;</td><td class="noday">&nbsp;</td><td class="noday">&nbsp;</td></tr>
# expect: </table>
# expect:
# expect: 14803
# expect: [datetime.date(2024, 1, 28), datetime.date(2024, 1, 29)] [(0, 0), (0, 1), (0, 2), (1, 3)] [(2023, 12, 28, 3), (2023, 12, 29, 4), (2023, 12, 30, 5)] [datetime.date(2024, 1, 1), datetime.date(2024, 1, 2)] [2, 3, 4, 5, 6, 0, 1]
# expect: [1] collections.abc
# expect: TypeError the 'package' argument is required to perform a relative import for '.x'
# expect: ModuleNotFoundError No module named 'nope_x'
# expect: TypeError reload() argument must be a module
# expect: True 2 1
# expect: SyntaxError
# expect: u.name('a') 'LATIN SMALL LETTER A'
# expect: u.name('\n') ValueError no such name
# expect: u.name('\n','d') 'd'
# expect: u.name('가') 'HANGUL SYLLABLE GA'
# expect: u.name('一') 'CJK UNIFIED IDEOGRAPH-4E00'
# expect: u.lookup('LATIN SMALL LETTER A') 'a'
# expect: u.lookup('nope') KeyError "undefined character name 'nope'"
# expect: u.lookup('latin small letter a') 'a'
# expect: u.lookup('HANGUL SYLLABLE GA') '가'
# expect: u.lookup('LINE FEED') '\n'
# expect: u.numeric('½') 0.5
# expect: u.numeric('5') 5.0
# expect: u.numeric('a') ValueError not a numeric character
# expect: u.numeric('a',None) None
# expect: u.name('ab') TypeError name() argument 1 must be a unicode character, not str
# expect: u.name(1) TypeError name() argument 1 must be a unicode character, not int
# expect: u.lookup('') KeyError "undefined character name ''"
# expect: u.numeric('²') 2.0
# expect: u.numeric('¾') 0.75
