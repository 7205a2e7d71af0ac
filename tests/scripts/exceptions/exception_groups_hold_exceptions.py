g = ExceptionGroup("many", [ValueError(1), KeyError("k"), ExceptionGroup("inner", [ValueError(2)])])
print(g, repr(g), g.message, len(g.exceptions))
match_, rest = g.split(ValueError)
print(repr(match_), repr(rest))
print(repr(g.subgroup(KeyError)), g.subgroup(OSError), repr(g.subgroup(lambda e: e.args == (2,))), repr(g.derive([OSError()])))

# expect: many (3 sub-exceptions) ExceptionGroup('many', [ValueError(1), KeyError('k'), ExceptionGroup('inner', [ValueError(2)])]) many 3
# expect: ExceptionGroup('many', [ValueError(1), ExceptionGroup('inner', [ValueError(2)])]) ExceptionGroup('many', [KeyError('k')])
# expect: ExceptionGroup('many', [KeyError('k')]) None ExceptionGroup('many', [ExceptionGroup('inner', [ValueError(2)])]) ExceptionGroup('many', [OSError()])
