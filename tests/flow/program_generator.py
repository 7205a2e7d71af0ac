"""Random programs about control flow and scopes: loops, try, with, match, closures, comprehensions, unpacking.

Functions f0, f1, ... call only later ones. Loops burn fuel, so every program ends. The same seed gives the
same program under every version of Python 3.11 or later.
"""
import random
import warnings

EXCEPTIONS = ["ValueError", "KeyError", "IndexError", "ZeroDivisionError", "TypeError"]
CAUGHT = EXCEPTIONS + ["Exception", "Exception", "(ValueError, KeyError)", "NameError", "LookupError", "BaseException"]
NAMES = "abcd"


class Program:
    def __init__(self, rng):
        self.rng = rng
        self.count = rng.randint(1, 4)
        self.labels = 0
        self.in_loop = False
        self.nesting = 0

    def label(self):
        self.labels += 1
        return f"'{self.labels}'"

    def name(self):
        return self.rng.choice(NAMES)

    # --- expressions ------------------------------------------------------------------------

    def expression(self, i, depth=0):
        rng = self.rng
        dice = rng.random()
        if depth > 2 or dice < 0.3:
            return rng.choice([self.name(), self.name(), str(rng.randint(-3, 9)), "''", "[1, 2]", "(1, 2, 3)", "{'k': 1}", "None"])
        e = lambda: self.expression(i, depth + 1)
        if dice < 0.45:
            if rng.random() < 0.3:
                return f"({self.number()} {rng.choice(['+', '-', '%', '//', '<', '>='])} {rng.choice(['len(L)', self.rng.randint(-3, 9), 'num(c)'])})"
            return f"({e()} {rng.choice(['==', 'and', 'or', 'is', '!='])} {e()})"
        if dice < 0.5:
            return f"({self.number()} {rng.choice(['<', '<=', '=='])} {self.number()} {rng.choice(['<', '!=', '>'])} {self.number()})"
        if dice < 0.58:
            return f"({e()} if {e()} else {e()})"
        if dice < 0.63:
            return f"({self.name()} := {e()})" if depth and not self.nesting else f"log({self.label()}, {e()})"
        if dice < 0.72:
            later = [f"f{j}({e()})" for j in range(i + 1, self.count)]
            return rng.choice(later) if later else f"log({self.label()}, {e()})"
        if dice < 0.8:
            return self.comprehension(i, depth)
        if dice < 0.86:
            return f"(lambda {self.name()}=1, *r: {e()})({rng.choice(['', e(), '*' + rng.choice(['[1, 2]', '(3,)', self.name()])])})"
        if dice < 0.93:
            return rng.choice([f"[{e()}, *{self.iterable(i, depth)}]", f"({e()},)", f"{{'k': {e()}, 'l': {e()}}}", f"f'{{num(log({self.label()[1:-1]}, {self.name()}))}}-{{show({self.name()})[:9]!r:>4}}'"])
        return f"{rng.choice(['L', 'L', 'D', self.name()])}[{rng.choice(['0', '-1', '1:', '::2', e()])}]"

    def comprehension(self, i, depth):
        """With a variable of its own: CPython 3.13 mixes it up with a variable that a lambda around it closes over."""
        rng = self.rng
        variable = f"v{self.labels}"
        self.labels += 1
        self.nesting += 1
        items = self.iterable(i, depth)
        value, test = (rng.choice([variable, variable, self.expression(i, depth + 1)]) for _ in range(2))
        self.nesting -= 1
        open_, close = rng.choice(["[]", "[]", "{}", ("list(", ")")])
        if close == "}":
            return f"sorted({{show({value}) for {variable} in {items}}})"
        return f"{open_}{value} for {variable} in {items} if {test}{close}"

    def number(self):
        """Mostly an int: errors end a function, and should not be everywhere."""
        return self.rng.choice(["num(a)", "num(b)", "num(c)", "num(d)", "len(L)", str(self.rng.randint(-3, 9)), self.name()])

    def iterable(self, i, depth=0):
        return self.rng.choice(["range(3)", "[1, 2]", "(3, 4, 5)", "'xy'", "{'k': 1}", f"[{self.expression(i, depth + 1)}]",
                                f"seq({self.name()})", f"seq({self.name()})", self.name()])

    def target(self, i):
        rng = self.rng
        return rng.choice([self.name()] * 8 + [f"{self.name()}, {self.name()}", f"{self.name()}, *{self.name()}",
                           f"[{self.name()}, ({self.name()}, {self.name()})]", f"L[{rng.randint(-1, 2)}]", "L[1:2]", "D['k']", "O.x"])

    # --- statements -------------------------------------------------------------------------

    def simple(self, i):
        rng = self.rng
        dice = rng.random()
        if dice < 0.3:
            return f"log({self.label()}, {self.expression(i)})"
        if dice < 0.5:
            return f"{self.target(i)} = {self.expression(i)}"
        if dice < 0.58:
            left = rng.choice([self.name(), self.name(), "L[0]", "O.x", "D['k']"])
            return f"{left} {rng.choice(['+=', '-=', '|='])} {rng.choice(['1', 'len(L)', 'num(c)', '[3]', '(4,)'])}"
        if dice < 0.63:
            return "del " + rng.choice([self.name(), self.name(), "L[0]", "O.x", "D['k']"])
        if dice < 0.72:
            if self.in_loop:
                return rng.choice(["break", "continue"])
            return f"return {self.expression(i)}"
        if dice < 0.8:
            return rng.choice([f"raise {rng.choice(EXCEPTIONS)}({self.label()})", "raise", f"raise {rng.choice(EXCEPTIONS)} from {rng.choice(EXCEPTIONS)}({self.label()})",
                               "1 // 0", f"assert {self.expression(i)}, {self.label()}"])
        if dice < 0.86:
            return f"return {self.expression(i)}"
        return f"{self.name()} = {self.name()} = {self.expression(i)}"

    def block(self, i, depth, out, indent, length=None):
        rng = self.rng
        for _ in range(length or rng.randint(1, 3)):
            dice = rng.random() if depth < 4 else 1
            if dice < 0.13:
                self.try_statement(i, depth, out, indent)
            elif dice < 0.24:
                self.loop(i, depth, out, indent)
            elif dice < 0.31:
                self.with_statement(i, depth, out, indent)
            elif dice < 0.39:
                self.if_statement(i, depth, out, indent)
            elif dice < 0.44:
                self.match_statement(i, depth, out, indent)
            elif dice < 0.49 and depth < 3:
                self.inner_function(i, depth, out, indent)
            else:
                out.append(indent + self.simple(i))

    def inside(self, i, depth, out, indent, length=None):
        self.block(i, depth + 1, out, indent + " ", length)

    def if_statement(self, i, depth, out, indent):
        out.append(f"{indent}if {self.expression(i)}:")
        self.inside(i, depth, out, indent)
        if self.rng.random() < 0.4:
            out.append(f"{indent}elif {self.expression(i)}:")
            self.inside(i, depth, out, indent, 1)
        if self.rng.random() < 0.5:
            out.append(indent + "else:")
            self.inside(i, depth, out, indent, 1)

    def loop(self, i, depth, out, indent):
        rng = self.rng
        was, self.in_loop = self.in_loop, True
        if rng.random() < 0.6:
            out.append(f"{indent}for {self.target(i)} in {self.iterable(i)}:")
            out.append(f"{indent} if not go(): break")
        else:
            out.append(f"{indent}while go() and {self.expression(i)}:")
        self.inside(i, depth, out, indent)
        self.in_loop = was
        if rng.random() < 0.4:
            out.append(indent + "else:")
            self.inside(i, depth, out, indent, 1)

    def try_statement(self, i, depth, out, indent):
        rng = self.rng
        star = rng.random() < 0.15
        out.append(indent + "try:")
        self.inside(i, depth, out, indent)
        form = rng.random()
        if form < 0.85:
            was = self.in_loop
            for _ in range(rng.choice([1, 1, 2])):
                out.append(f"{indent}except{'* ' if star else ' '}{rng.choice(CAUGHT)} as e:")
                out.append(f"{indent} log({self.label()}, 'caught', {'len(e.exceptions)' if star else 'e'})")
                if star:
                    out.append(f"{indent} {self.name()} = {self.expression(i)}")
                else:
                    self.inside(i, depth, out, indent, 1)
            self.in_loop = was
            if rng.random() < 0.3:
                out.append(indent + "else:")
                self.inside(i, depth, out, indent, 1)
        if form >= 0.6:
            out.append(indent + "finally:")
            out.append(f"{indent} log({self.label()}, 'finally')")
            if rng.random() < 0.6:
                self.inside(i, depth, out, indent, 1)

    def with_statement(self, i, depth, out, indent):
        rng = self.rng
        managers = ", ".join(f"M({self.label()}, {rng.choice([0, 0, 0, 1, 2, 2, 3])})" + rng.choice(["", f" as {self.name()}"])
                             for _ in range(rng.choice([1, 1, 2])))
        out.append(f"{indent}with {managers}:")
        self.inside(i, depth, out, indent)

    def pattern(self, depth=0):
        rng = self.rng
        dice = rng.random()
        if depth > 2 or dice < 0.35:
            return rng.choice([str(rng.randint(0, 3)), "'k'", "None", "True", "_", "-1", "int()", "str()"])
        if dice < 0.55:
            return "[" + ", ".join(self.pattern(depth + 1) for _ in range(rng.randint(0, 3))) + rng.choice(["]", "]", ", *_]"]).replace("[, ", "[")
        if dice < 0.65:
            return f"({self.pattern(depth + 1)} | {self.pattern(depth + 1)})".replace("_ |", "0 |")
        if dice < 0.75:
            return "{'k': " + self.pattern(depth + 1) + "}"
        if dice < 0.85:
            return f"P({self.pattern(depth + 1)}, y={self.pattern(depth + 1)})"
        return rng.choice(["list()", "dict()", "tuple() | range()", "int(0 | 1)", "O.x", "[_, _]"])

    def match_statement(self, i, depth, out, indent):
        rng = self.rng
        out.append(f"{indent}match {rng.choice([self.expression(i), self.expression(i), 'O', 'P(1, [2])'])}:")
        for k in range(rng.randint(1, 3)):
            pattern = self.pattern()
            if pattern == "_":
                pattern = "0"
            if rng.random() < 0.4:
                pattern = f"({pattern}) as {self.name()}"
            guard = f" if {self.expression(i)}" if rng.random() < 0.3 else ""
            out.append(f"{indent} case {pattern.replace('[, ', '[')}{guard}:")
            out.append(f"{indent}  log({self.label()}, 'case {k}')")
            self.inside(i, depth, out, indent + " ", 1)
        if rng.random() < 0.4:
            out.append(f"{indent} case {self.rng.choice(['_', self.name()])}:")
            self.inside(i, depth, out, indent + " ", 1)

    def inner_function(self, i, depth, out, indent):
        rng = self.rng
        was, self.in_loop = self.in_loop, False
        nesting, self.nesting = self.nesting, 0
        name = f"g{self.labels}"
        self.labels += 1
        parameter = self.name()
        out.append(f"{indent}def {name}({parameter}={self.expression(i)}, *args, z=0, **kw):")
        shared = [n for n in NAMES if n != parameter]
        if rng.random() < 0.6:
            out.append(f"{indent} nonlocal {rng.choice(shared)}")
        self.inside(i, depth, out, indent)
        self.in_loop, self.nesting = was, nesting
        out.append(f"{indent}log({self.label()}, {name}({rng.choice(['', '1', '1, 2', 'z=3, y=4', '*[1, 2], z=5'])}))")

    def source(self):
        rng = self.rng
        out = []
        for i in range(self.count):
            out += [f"def f{i}(a):", " b, c, d = 1, [1, 2], 'text'", " L, D, O = [1, 2, 3], {'k': 1}, P(1, 2)"]
            self.in_loop = False
            self.block(i, 0, out, " ", rng.randint(3, 7))
            out.append(f" return log({self.label()}, a, b)")
        out += ["def main():", " for n in 0, 'text', [1, 2], None:", "  try: log('returned', f0(n))",
                "  except Exception as e: log('raised', e)"]
        return "\n".join(out) + "\n"


def is_valid(source):
    """Whether it compiles: a random program may declare nonlocal what it has used, or have a pattern that hides the rest."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, "program", "exec")
        return True
    except SyntaxError:
        return False


def program(seed):
    """The source of program number `seed`: definitions that end in `main`."""
    rng = random.Random(seed)
    while not is_valid(source := Program(rng).source()):
        pass
    return source
