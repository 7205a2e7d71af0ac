# Begins each file of random programs: how the result of an expression is printed.


def show(v):
    if isinstance(v, (set, frozenset)):
        return f"{type(v).__name__} of {sorted(map(show, v))}"
    if isinstance(v, (list, tuple)):
        return f"{type(v).__name__}[{', '.join(map(show, v))}]"
    if isinstance(v, dict):
        return "{" + ", ".join(f"{show(k)}: {show(x)}" for k, x in v.items()) + "}"
    if type(v) in (int, str, float, bool, bytes, bytearray, complex, range, slice, type(None)):
        text = repr(v)
        return text if len(text) < 300 else f"{text[:100]}...{text[-100:]} ({len(text)})"
    # CPython has iterator types of its own for ASCII text and for big ranges.
    return f"<{type(v).__name__.replace('ascii_', '').replace('long', '')}>"


def check(expression):
    try:
        print(show(expression()))
    except Exception as e:
        print(type(e).__name__, str(e)[:300])


def trace(seed, main):
    print("program", seed)
    main()
