with a: pass
with a as b, c as (d, e): pass
with (a as b, c as d,): pass
with (a, b): pass
with (a): pass
with (a, b) as c: pass
with (yield_): pass
with (a := 1): pass
with (x for x in y): pass
with (a).b as c: pass
