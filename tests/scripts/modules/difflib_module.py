# difflib: blocks, ratios, close matches, unified and context diffs; compared on random sequences.
import difflib
import random

random.seed(3)
matcher = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(matcher.ratio(), 3), matcher.get_matching_blocks(), matcher.get_opcodes())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy", "apples"]), difflib.get_close_matches("x", ["y"]))
print(difflib.SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9))
for trial in range(25):
    a = [random.choice("abcdef") + "\n" for _ in range(random.randint(0, 25))]
    b = list(a)
    for _ in range(random.randint(0, 6)):
        i = random.randint(0, len(b))
        if random.random() < 0.5:
            b[i:i + 1] = []
        else:
            b.insert(i, random.choice("abcxyz") + "\n")
    m = difflib.SequenceMatcher(None, a, b)
    print(round(m.ratio(), 6), round(m.quick_ratio(), 6), m.real_quick_ratio() >= m.ratio(), m.get_opcodes())
    if trial % 5 == 0:
        print("".join(difflib.unified_diff(a, b, "old", "new", "d1", n=trial % 3)))
        print("".join(difflib.context_diff(a, b, "old", "new", n=2)))
for action in (lambda: difflib.get_close_matches("a", [], n=0), lambda: list(difflib.unified_diff([1], ["a"]))):
    try:
        print(action())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

# expect: 0.866 [Match(a=0, b=0, size=6), Match(a=6, b=15, size=23), Match(a=29, b=38, size=0)] [('equal', 0, 6, 0, 6), ('insert', 6, 6, 6, 15), ('equal', 6, 29, 15, 38)]
# expect: ['apple', 'ape', 'apples'] []
# expect: Match(a=1, b=0, size=4)
# expect: 0.875 0.875 True [('equal', 0, 1, 0, 1), ('insert', 1, 1, 1, 2), ('equal', 1, 2, 2, 3), ('insert', 2, 2, 3, 4), ('equal', 2, 7, 4, 9)]
# expect: --- old	d1
# expect: +++ new
# expect: @@ -1,0 +2 @@
# expect: +x
# expect: @@ -2,0 +4 @@
# expect: +b
# expect:
# expect: *** old
# expect: --- new
# expect: ***************
# expect: *** 1,4 ****
# expect: --- 1,6 ----
# expect:   e
# expect: + x
# expect:   e
# expect: + b
# expect:   b
# expect:   c
# expect:
# expect: 0.888889 0.888889 True [('insert', 0, 0, 0, 1), ('equal', 0, 4, 1, 5)]
# expect: 0.0 0.0 True [('insert', 0, 0, 0, 1)]
# expect: 0.888889 0.888889 True [('equal', 0, 3, 0, 3), ('insert', 3, 3, 3, 4), ('equal', 3, 8, 4, 9), ('insert', 8, 8, 9, 10)]
# expect: 0.0 0.0 True [('insert', 0, 0, 0, 3)]
# expect: 0.947368 0.947368 True [('equal', 0, 1, 0, 1), ('delete', 1, 2, 1, 1), ('equal', 2, 16, 1, 15), ('delete', 16, 17, 15, 15), ('equal', 17, 20, 15, 18)]
# expect: --- old	d1
# expect: +++ new
# expect: @@ -1,4 +1,3 @@
# expect:  d
# expect: -a
# expect:  c
# expect:  a
# expect: @@ -15,5 +14,4 @@
# expect:  a
# expect:  d
# expect: -f
# expect:  e
# expect:  c
# expect:
# expect: *** old
# expect: --- new
# expect: ***************
# expect: *** 1,4 ****
# expect:   d
# expect: - a
# expect:   c
# expect:   a
# expect: --- 1,3 ----
# expect: ***************
# expect: *** 15,19 ****
# expect:   a
# expect:   d
# expect: - f
# expect:   e
# expect:   c
# expect: --- 14,17 ----
# expect:
# expect: 0.333333 0.333333 True [('replace', 0, 1, 0, 3), ('equal', 1, 2, 3, 4)]
# expect: 0.666667 0.666667 True [('delete', 0, 1, 0, 0), ('equal', 1, 4, 0, 3), ('insert', 4, 4, 3, 5)]
# expect: 0.93617 0.93617 True [('equal', 0, 11, 0, 11), ('insert', 11, 11, 11, 12), ('equal', 11, 14, 12, 15), ('delete', 14, 15, 15, 15), ('equal', 15, 18, 15, 18), ('insert', 18, 18, 18, 19), ('equal', 18, 23, 19, 24)]
# expect: 1.0 1.0 True [('equal', 0, 1, 0, 1)]
# expect: 0.846154 0.846154 True [('equal', 0, 4, 0, 4), ('insert', 4, 4, 4, 5), ('equal', 4, 5, 5, 6), ('insert', 5, 5, 6, 7), ('equal', 5, 9, 7, 11), ('insert', 9, 9, 11, 12), ('equal', 9, 10, 12, 13), ('insert', 10, 10, 13, 14), ('equal', 10, 11, 14, 15)]
# expect: --- old	d1
# expect: +++ new
# expect: @@ -4,3 +4,5 @@
# expect:  c
# expect: +a
# expect:  e
# expect: +c
# expect:  e
# expect: @@ -9,3 +11,5 @@
# expect:  c
# expect: +c
# expect:  b
# expect: +y
# expect:  c
# expect:
# expect: *** old
# expect: --- new
# expect: ***************
# expect: *** 3,11 ****
# expect: --- 3,15 ----
# expect:   d
# expect:   c
# expect: + a
# expect:   e
# expect: + c
# expect:   e
# expect:   c
# expect:   b
# expect:   c
# expect: + c
# expect:   b
# expect: + y
# expect:   c
# expect:
# expect: 0.871795 0.923077 True [('equal', 0, 2, 0, 2), ('insert', 2, 2, 2, 3), ('equal', 2, 3, 3, 4), ('delete', 3, 4, 4, 4), ('equal', 4, 7, 4, 7), ('delete', 7, 8, 7, 7), ('equal', 8, 10, 7, 9), ('delete', 10, 11, 9, 9), ('equal', 11, 20, 9, 18), ('delete', 20, 21, 18, 18)]
# expect: 0.842105 0.842105 True [('insert', 0, 0, 0, 1), ('equal', 0, 2, 1, 3), ('delete', 2, 3, 3, 3), ('equal', 3, 9, 3, 9), ('insert', 9, 9, 9, 10)]
# expect: 1.0 1.0 True [('equal', 0, 17, 0, 17)]
# expect: 0.0 0.0 True [('replace', 0, 1, 0, 2)]
# expect: 0.0 0.0 True [('insert', 0, 0, 0, 2)]
# expect: --- old	d1
# expect: +++ new
# expect: @@ -0,0 +1,2 @@
# expect: +y
# expect: +a
# expect:
# expect: *** old
# expect: --- new
# expect: ***************
# expect: *** 0 ****
# expect: --- 1,2 ----
# expect: + y
# expect: + a
# expect:
# expect: 0.833333 0.833333 True [('equal', 0, 4, 0, 4), ('insert', 4, 4, 4, 5), ('equal', 4, 5, 5, 6), ('replace', 5, 6, 6, 7), ('equal', 6, 10, 7, 11), ('insert', 10, 10, 11, 12), ('equal', 10, 11, 12, 13)]
# expect: 1.0 1.0 True [('equal', 0, 1, 0, 1)]
# expect: 1.0 1.0 True [('equal', 0, 3, 0, 3)]
# expect: 1.0 1.0 True [('equal', 0, 22, 0, 22)]
# expect: 0.952381 0.952381 True [('delete', 0, 1, 0, 0), ('equal', 1, 18, 0, 17), ('delete', 18, 19, 17, 17), ('equal', 19, 22, 17, 20)]
# expect: --- old	d1
# expect: +++ new
# expect: @@ -1,3 +1,2 @@
# expect: -f
# expect:  d
# expect:  a
# expect: @@ -17,5 +16,4 @@
# expect:  a
# expect:  c
# expect: -f
# expect:  d
# expect:  f
# expect:
# expect: *** old
# expect: --- new
# expect: ***************
# expect: *** 1,3 ****
# expect: - f
# expect:   d
# expect:   a
# expect: --- 1,2 ----
# expect: ***************
# expect: *** 17,21 ****
# expect:   a
# expect:   c
# expect: - f
# expect:   d
# expect:   f
# expect: --- 16,19 ----
# expect:
# expect: 0.857143 0.857143 True [('equal', 0, 3, 0, 3), ('replace', 3, 4, 3, 4), ('equal', 4, 12, 4, 12), ('delete', 12, 13, 12, 12), ('equal', 13, 16, 12, 15), ('delete', 16, 17, 15, 15), ('equal', 17, 18, 15, 16), ('insert', 18, 18, 16, 17)]
# expect: 0.5 0.5 True [('replace', 0, 1, 0, 1), ('equal', 1, 2, 1, 2)]
# expect: 0.0 0.0 True [('replace', 0, 1, 0, 1)]
# expect: 0.615385 0.615385 True [('equal', 0, 2, 0, 2), ('insert', 2, 2, 2, 4), ('equal', 2, 3, 4, 5), ('delete', 3, 4, 5, 5), ('equal', 4, 5, 5, 6), ('insert', 5, 5, 6, 8)]
# expect: ValueError n must be > 0: 0
# expect: TypeError lines to compare must be str, not int (1)
