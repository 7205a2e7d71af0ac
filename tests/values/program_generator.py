"""Random expressions about the builtin types: numbers at every boundary, text of every width, containers, formats, errors.

Each program is a list of independent expressions. The same seed gives the same program under every
version of Python 3.11 or later.
"""
import random
import re

INTS = ["0", "1", "-1", "2", "3", "7", "10", "-10", "255", "256", "1000", "-12345", "2**31", "-2**31", "2**47", "2**47-1", "-2**47",
        "-2**47-1", "2**48", "2**53", "2**53+1", "2**63", "-2**63", "2**64-1", "2**100", "-2**100+7", "3**90", "10**20", "-10**30+1",
        "True", "False"]
FLOATS = ["0.0", "-0.0", "0.5", "1.0", "-1.5", "2.5", "3.0", "0.1", "1e16", "1e-7", "123456.789", "1e22", "1e100", "5e-324", "1.7e308",
          "2.0**53", "float('inf')", "float('-inf')", "float('nan')", "1/3"]
TEXTS = ["''", "'a'", "'abc'", "'hello world'", "'  pad  '", "'aXbXc'", "'éàü'", "'Straße'", "'日本語'", "'a😀b'", "'tab\\tnew\\nline'",
         "'12'", "'-3.5'", "'ABC'", "'Title Case'", "'a,b,,c'", "'xyxyxy'", "'ǆ ﬁ İ'", "'\\x00\\x7f'", "'%s-%d'", "'{}{0}'", "'ß'"]
BYTES = ["b''", "b'a'", "b'abc'", "b'a,b,c'", "b'\\x00\\xff'", "b' x '", "b'12'", "bytearray(b'abc')", "b'aXbX'"]
LISTS = ["[]", "[1]", "[1, 2, 3]", "[3, 1, 2]", "['a', 'b']", "[1, 'a', None]", "[[1], [2]]", "[1.5, 2]", "list(range(6))", "[0, 0, 1]"]
TUPLES = ["()", "(1,)", "(1, 2)", "('a', 'b')", "(3, 1, 2)", "((1, 2), 3)"]
DICTS = ["{}", "{1: 2}", "{'a': 1, 'b': 2}", "{1: 'x', 1.5: 'y', None: 'z'}", "dict(a=1)", "{(1, 2): [3]}"]
SETS = ["set()", "{1}", "{1, 2, 3}", "{2, 3, 4}", "frozenset([1, 2])", "{'a'}"]
RANGES = ["range(0)", "range(5)", "range(10, 0, -3)", "range(1, 2**70, 2**60)", "range(-3, 3)"]
OTHERS = ["None", "...", "int", "len", "1j", "(2+3j)", "NotImplemented"]
KINDS = [INTS, INTS, FLOATS, TEXTS, TEXTS, BYTES, LISTS, TUPLES, DICTS, SETS, RANGES, OTHERS]

BINARY = ["+", "-", "/", "//", "%", "&", "|", "^", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "and", "or", "is"]
SPECS = ["", "d", "5", "<8", ">8", "^9", "*^9", "+", " ", "05", "x", "#x", "b", "#o", ",", "_", "e", ".2f", "10.3f", "g", ".3g", "%", ".1%",
         "s", ".2", "c", "n", "08.2f", "+.1e", "#g", "=+6", ".0f", ",.2f", "_x", "z.1f", "G", "X", ">>3", "é^7", "q", "1.2.3", "<5s"]
PERCENTS = ["%d", "%5d|", "%-5d|", "%05d", "%x", "%#o", "%e", "%.2f", "%g", "%s", "%r", "%a", "%c", "%+d", "%5.1f|", "%%%s", "%i %s", "%q", "%(a)s"]
UNARY_FUNCTIONS = ["len", "str", "repr", "ascii", "int", "float", "complex", "bool", "list", "tuple", "sorted", "sum", "min", "max", "abs",
                   "hex", "bin", "oct", "chr", "ord", "round", "any", "all", "iter", "reversed", "enumerate", "hash_equal", "callable",
                   "dict", "frozenset", "range", "divmod", "type", "-", "+", "~", "not ", "zip"]
METHODS = {
    "text": "upper() lower() title() capitalize() swapcase() casefold() strip() lstrip() rstrip() split() splitlines() isalpha() isdigit() "
            "isalnum() isupper() islower() isspace() istitle() isidentifier() isprintable() isdecimal() isnumeric() isascii() encode() "
            "split(T) split(T,1) rsplit(T,1) partition(T) rpartition(T) replace(T,T) replace(T,T,1) find(T) rfind(T) index(T) rindex(T) count(T) "
            "startswith(T) endswith(T) strip(T) join(L) center(N) ljust(N) rjust(N,T) zfill(N) expandtabs(N) find(T,N) count(T,N,N) "
            "removeprefix(T) removesuffix(T) format(A,A) encode('ascii') encode('latin-1') encode('utf-16-le') translate(D) "
            "splitlines(True) startswith((T,T)) __contains__(A) __add__(A) __mul__(N) __getitem__(N) __eq__(A) __lt__(A)".split(),
    "bytes": "upper() lower() strip() split() split(B) decode() decode('latin-1') decode('ascii','replace') hex() find(B) index(B) count(B) "
             "replace(B,B) join([B,B]) startswith(B) endswith(B) partition(B) center(N) zfill(N) isalpha() isdigit() title() splitlines() "
             "rfind(B) lstrip(B) removeprefix(B) expandtabs() translate(None,B) __getitem__(N) __contains__(A)".split(),
    "list": "copy() count(A) index(A) index(A,N) pop() pop(N) append(A) extend(A) insert(N,A) remove(A) reverse() sort() clear() "
            "__getitem__(N) __contains__(A) __add__(A) __mul__(N) __eq__(A) __len__()".split(),
    "tuple": "count(A) index(A) __getitem__(N) __add__(A) __contains__(A) __lt__(A)".split(),
    "dict": "get(A) get(A,A) keys() values() items() copy() pop(A) pop(A,A) setdefault(A,A) popitem() update(A) clear() __getitem__(A) "
            "__contains__(A) __or__(A) __eq__(A)".split(),
    "set": "union(A) intersection(A) difference(A) symmetric_difference(A) issubset(A) issuperset(A) isdisjoint(A) copy() add(A) remove(A) "
           "discard(A) __or__(A) __le__(A) __contains__(A)".split(),
    "int": "bit_length() bit_count() conjugate() to_bytes(N) to_bytes(4,'big',signed=True) as_integer_ratio() is_integer() __add__(A) __pow__(N) "
           "__rsub__(A) __truediv__(A) __floordiv__(A) __mod__(A) __eq__(A) __index__() __bool__() __round__(N) __format__(S)".split(),
    "float": "is_integer() as_integer_ratio() hex() conjugate() __add__(A) __rtruediv__(A) __mod__(A) __round__(N) __int__() __eq__(A) "
             "__floordiv__(A) __format__(S) __divmod__(A)".split(),
    "range": "index(A) count(A) __getitem__(N) __contains__(A) __len__() __eq__(A)".split(),
}
POOLS = {"text": TEXTS, "bytes": BYTES, "list": LISTS, "tuple": TUPLES, "dict": DICTS, "set": SETS, "int": INTS, "float": FLOATS, "range": RANGES}
SMALL = ["0", "1", "-1", "2", "3", "5", "-3", "100"]


class Program:
    def __init__(self, rng):
        self.rng = rng

    def atom(self):
        return f"({self.rng.choice(self.rng.choice(KINDS))})"

    def number(self):
        return f"({self.rng.choice(self.rng.choice([INTS, INTS, FLOATS]))})"

    def fill(self, call):
        """A method call with its letters replaced: A any value, N a small number, T a text, B bytes, L a list, D a dict, S a format."""
        rng = self.rng
        choices = {"A": self.atom, "N": lambda: rng.choice(SMALL if rng.random() < 0.9 else ["None", "'x'", "1.5"]),
                   "T": lambda: rng.choice(TEXTS) if rng.random() < 0.95 else self.atom(),
                   "B": lambda: rng.choice(BYTES) if rng.random() < 0.95 else self.atom(),
                   "L": lambda: rng.choice(LISTS), "D": lambda: rng.choice(DICTS), "S": lambda: repr(rng.choice(SPECS))}
        return re.sub(r"(?<![\w'])[ANTBLDS](?![\w'])", lambda letter: choices[letter[0]](), call)

    def slice(self):
        rng = self.rng
        return ":".join(rng.choice(["", *SMALL]) for _ in range(rng.choice([1, 2, 2, 3]))).strip() or ":"

    def expression(self):
        rng = self.rng
        dice = rng.random()
        if dice < 0.2:
            return f"{self.number()} {rng.choice(['+', '-', '*', '/', '//', '%', '&', '|', '^', '<', '==', '>='])} {self.number()}"
        if dice < 0.3:
            if rng.random() < 0.1:
                return f"{self.atom()} * {rng.choice(SMALL)}"
            return f"{self.atom()} {rng.choice(BINARY)} {self.atom()}"
        if dice < 0.34:
            return f"{self.number()} {rng.choice(['**', '<<', '>>'])} {rng.choice(SMALL)}"
        if dice < 0.55:
            kind = rng.choice(list(METHODS))
            return f"({rng.choice(POOLS[kind])}).{self.fill(rng.choice(METHODS[kind]))}"
        if dice < 0.65:
            return f"{rng.choice(UNARY_FUNCTIONS).replace('hash_equal', 'hash')}({self.atom()})".replace(
                "hash(", "(lambda x: hash(x) == hash(x))(")
        if dice < 0.73:
            return f"format({self.atom()}, {rng.choice(SPECS)!r})"
        if dice < 0.78:
            return f"{rng.choice(PERCENTS)!r} % {rng.choice([self.atom(), '(1, 2)', '(' + self.atom() + ',)'])}"
        if dice < 0.86:
            return f"({rng.choice(rng.choice([TEXTS, BYTES, LISTS, TUPLES, RANGES]))})[{self.slice()}]"
        if dice < 0.9:
            return rng.choice([f"int({self.atom()}, {rng.choice(['10', '16', '0', '2', '36', '1'])})", f"round({self.number()}, {rng.choice(SMALL)})",
                               f"divmod({self.number()}, {self.number()})", f"pow({self.number()}, {rng.choice(SMALL)}, {self.number()})",
                               f"sum({self.atom()}, {self.atom()})", f"max({self.atom()}, {self.atom()})", f"isinstance({self.atom()}, {self.atom()})",
                               f"str({self.atom()}, 'utf-8')", f"sorted({self.atom()}, key=str, reverse=True)", f"list(zip({self.atom()}, {self.atom()}))",
                               f"list(map(str, {self.atom()}))", f"bytes({rng.choice(LISTS + SMALL + BYTES + TEXTS)})", f"min({self.atom()}, key=len)"])
        if dice < 0.94:
            return f"(lambda x: (x.{self.fill(rng.choice(METHODS[kind := rng.choice(['list', 'dict', 'set'])]))}, x))({rng.choice(POOLS[kind])})"
        if dice < 0.97:
            return f"[*{self.atom()}, *{self.atom()}]" if rng.random() < 0.5 else f"{{**{self.atom()}, **{self.atom()}}}"
        return f"({self.atom()} if {self.atom()} else {self.atom()}) {rng.choice(['==', '<', 'in'])} {self.atom()}"

    def source(self):
        return "def main():\n" + "".join(f" check(lambda: {self.expression()})\n" for _ in range(40))


def program(seed):
    """The source of program number `seed`: definitions that end in `main`."""
    return Program(random.Random(seed)).source()
