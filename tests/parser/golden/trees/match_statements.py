match x:
    case 1 | -2.5 | 3+4j | 'a' 'b': pass
    case None | True: pass
    case a.b.c: pass
    case [a, *_, (b, c)]: pass
    case {'k': v, a.b: 1, **rest}: pass
    case C(a, b, c=d, e=f()): pass
    case (x) as y if z: pass
    case 1, *rest: pass
    case _: pass
match a, *b:
    case []: pass
match = case = type = _ = 1
match(x)
match[x]
