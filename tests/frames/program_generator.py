"""Random programs about generators, coroutines and async generators.

A program is a handful of functions f0, f1, ... (each calls only later ones) and six globals G0 to G5
that hold their objects and tie every knot: any function may drive, delegate to, throw into or close
any global, also one that is running or already finished. `main` pulls the strings from outside.
The same seed gives the same program under every version of Python 3.11 or later.
"""
import random

EXCEPTIONS = ["ValueError", "KeyError", "StopIteration", "GeneratorExit", "StopAsyncIteration",
              "RuntimeError", "Cancel"]
GLOBALS = 6
GLOBAL_LINE = " global " + ", ".join(f"G{j}" for j in range(GLOBALS))


class AnyKind:
    """Programs in which everything may happen to everything."""

    def __init__(self, rng):
        self.rng = rng
        self.count = rng.randint(2, 5)
        kinds = ["gen", "gen", "gen", "coro", "coro", "agen", "tcoro", "func"]
        self.kinds = [rng.choice(kinds) for _ in range(self.count)]
        if rng.random() < 0.25:
            self.kinds = [kind if kind == "agen" else "coro" if rng.random() < 0.6 else "agen"
                          for kind in self.kinds]
        self.slots = ["gen", "gen", "coro", "agen", "other", "other"]
        self.initial = []
        for j in range(GLOBALS):
            expression, kind = self.first_value(j)
            self.slots[j] = kind
            self.initial.append(expression)

    def first_value(self, j):
        """What G<j> holds at the start, and of which kind that is."""
        rng = self.rng
        async_generators = [i for i, kind in enumerate(self.kinds) if kind == "agen"]
        if j > 3 and async_generators and rng.random() < 0.5:
            step = rng.choice(["asend(None)", "__anext__()", "aclose()", "athrow(KeyError(3))", "asend(4)"])
            return f"f{rng.choice(async_generators)}().{step}", "other"
        if j == 5 and "coro" in self.kinds and rng.random() < 0.5:
            return f"f{self.kinds.index('coro')}().__await__()", "other"
        expression = self.make(-1, (self.slots[j],) if rng.random() < 0.8 else None)
        return expression, self.kind_of(expression)

    # --- expressions ------------------------------------------------------------------------

    def exception(self):
        rng = self.rng
        if rng.random() < 0.15:
            return rng.choice(["X0", "X1", "X2"])
        return f"{rng.choice(EXCEPTIONS)}({rng.choice(['', '1', repr('m')])})"

    def make(self, i, wanted=None):
        """An expression that makes a fresh object, with functions after f<i> only."""
        rng = self.rng
        calls = [f"f{j}()" for j in range(i + 1, self.count) if wanted is None or self.kinds[j] in wanted]
        if calls and rng.random() < 0.8:
            return rng.choice(calls)
        generator_expression = f"hold(log(v) for v in {self.holder()})"
        return rng.choice([
            f"It({rng.randint(0, 3)})", f"Full({rng.randint(0, 3)}, {rng.randint(0, 3)})",
            f"GAw({rng.randint(0, 9)})", f"tc({rng.randint(0, 9)})", f"Aw({self.holder()})",
            "iter([1, 2, 3])", f"AIt({rng.randint(0, 2)})",
            generator_expression if rng.random() < 0.5 else "iter([4, 5])"])

    def kind_of(self, expression):
        if expression[0] == "f":
            return self.kinds[int(expression[1])]
        return {"t": "tcoro", "h": "gen", "I": "it", "F": "it", "i": "it"}.get(expression[0], "other")

    def holder(self, wanted=None):
        """One of the globals, mostly one that holds an object of a wanted kind."""
        rng = self.rng
        fitting = [j for j in range(GLOBALS) if wanted and self.slots[j] in wanted]
        if fitting and rng.random() < 0.93:
            return f"G{rng.choice(fitting)}"
        return f"G{rng.randrange(GLOBALS)}"

    def an_object(self, i, wanted=None):
        return self.holder(wanted) if self.rng.random() < 0.6 else self.make(i, wanted)

    def sent(self):
        return self.rng.choice(["None", "None", "None", "1", "2", "'s'"])

    def drive(self):
        """An expression that pushes one of the globals on by hand."""
        rng = self.rng
        dice = rng.random()
        kind = rng.choice(["gen", "gen", "coro", "agen"])
        if dice < 0.08:
            return f"st({self.holder()})"
        if dice < 0.1:
            return "cur()"
        if kind == "agen" and "agen" in self.slots:
            target = self.holder(("agen",))
            if dice < 0.35:
                return f"{target}.aclose().send(None)"
            return target + rng.choice([
                ".asend(None).send(None)", f".asend({self.sent()}).send(None)",
                f".athrow({self.exception()}).send(None)", f".__anext__().throw({self.exception()})",
                ".__anext__().close()", f".aclose().throw({self.exception()})", ".asend(1).send(2)",
                ".aclose().close()"])
        if dice < 0.2 and "other" in self.slots:
            step = rng.choice(["send(None)", "send(None)", "send(1)", f"throw({self.exception()})", "close()"])
            return f"{self.holder(('other',))}.{step}"
        target = self.holder(("coro", "tcoro") if kind == "coro" else ("gen", "tcoro"))
        steps = [f"{target}.send({self.sent()})", f"{target}.send(None)", f"{target}.send(None)",
                 f"{target}.throw({self.exception()})", f"{target}.close()", f"{target}.throw({self.exception()})"]
        return rng.choice(steps + ([f"next({target})"] * 3 if kind == "gen" else []))

    # --- statements -------------------------------------------------------------------------

    def simple(self, i, kind):
        """A statement of one line, or several joined by `|`."""
        rng = self.rng
        dice = rng.random()
        is_async = kind in ("coro", "agen")
        if kind in ("gen", "tcoro", "agen") and dice < 0.3:
            n = rng.randint(0, 9)
            return rng.choice([f"log('y', (yield {n}))", f"log('y', (yield {n}), cur())", f"yield {n}"])
        if kind in ("gen", "tcoro") and dice < 0.55:
            return rng.choice([f"log('yf', (yield from {self.an_object(i)}))",
                               f"yield from {self.an_object(i, ('gen', 'tcoro'))}"])
        if is_async and dice < 0.55:
            if rng.random() < 0.6:
                return f"log('aw', (await {self.an_object(i, ('coro', 'tcoro'))}), cur())"
            step = rng.choice(["asend(None)", "asend(1)", "__anext__()", "aclose()", f"athrow({self.exception()})"])
            return f"log('aw', await {self.holder(('agen',))}.{step})"
        if dice < 0.75:
            if rng.random() < 0.3:
                return f"log('d', {self.drive()})"
            return f"try: log('d', {self.drive()})|except Exception as e: log('dx', e)"
        if dice < 0.80:
            return f"log('st', st({self.holder()}))"
        if dice < 0.84:
            j = rng.randrange(GLOBALS)
            return f"G{j} = {self.make(i, (self.slots[j],))}"
        if dice < 0.90:
            return rng.choice([f"raise {self.exception()}", f"raise {self.exception()}",
                               f"raise {self.exception()} from {self.exception()}", "raise"])
        if dice < 0.94 and kind != "agen":
            return f"return {rng.choice(['7', 'None', self.holder() if rng.random() < 0.2 else '8'])}"
        if dice < 0.97:
            if is_async and rng.random() < 0.5:
                return f"v = [log('ac', v) async for v in {self.an_object(i, ('agen',))}]"
            return f"v = [log('lc', v) for v in {self.an_object(i, ('gen',))}]"
        return "log('cur', cur())"

    def block(self, i, kind, depth, out, indent, length=None):
        rng = self.rng
        for _ in range(length or rng.randint(1, 3)):
            dice = rng.random()
            if depth < 3 and dice < 0.28:
                self.try_statement(i, kind, depth, out, indent)
            elif depth < 3 and dice < 0.36:
                is_async = kind in ("coro", "agen") and rng.random() < 0.5
                items = self.an_object(i, ("agen",) if is_async else ("gen",))
                out.append(f"{indent}{'async ' if is_async else ''}for v in {items}:")
                out.append(f"{indent} log('for', v)")
                self.block(i, kind, depth + 1, out, indent + " ", rng.randint(1, 2))
            else:
                out += [indent + line for line in self.simple(i, kind).split("|")]

    def try_statement(self, i, kind, depth, out, indent):
        rng = self.rng
        out.append(indent + "try:")
        self.block(i, kind, depth + 1, out, indent + " ")
        form = rng.random()
        if form < 0.75:
            for _ in range(rng.choice([1, 1, 2])):
                caught = rng.choice(EXCEPTIONS + ["Exception", "Exception", "BaseException"])
                out.append(f"{indent}except {caught} as e:")
                out.append(f"{indent} log('caught', e, cur())")
                self.block(i, kind, depth + 1, out, indent + " ", rng.randint(1, 2))
        if form >= 0.6:
            out.append(indent + "finally:")
            out.append(f"{indent} log('fin', cur())")
            if rng.random() < 0.6:
                self.block(i, kind, depth + 1, out, indent + " ", 1)

    # --- the program ------------------------------------------------------------------------

    def source(self):
        rng = self.rng
        out = []
        for i, kind in enumerate(self.kinds):
            out.append("@keep")
            if kind == "tcoro":
                out.append("@coroutine")
            out.append(("async " if kind in ("coro", "agen") else "") + f"def f{i}():")
            out.append(GLOBAL_LINE)
            out.append(f" log('enter f{i}', cur())")
            if kind in ("gen", "tcoro", "agen"):
                out.append(" if 0 == 1: yield 0")
            self.block(i, kind, 0, out, " ", rng.randint(2, 5))
        out += ["def main():", GLOBAL_LINE]
        out += [f" G{j} = None" for j in range(GLOBALS)]
        out += [f" G{j} = {expression}" for j, expression in enumerate(self.initial)]
        for j in range(rng.randint(4, 14)):
            drives = rng.random() < 0.85
            self.attempt(out, j, f"log({j}, {self.drive()})" if drives else self.simple(-1, "func"))
        self.extra_attempts(out)
        out += [f" log('end', st(G{j}))" for j in range(GLOBALS)]
        return "\n".join(out) + "\n"

    @staticmethod
    def attempt(out, j, statement):
        out.append(" try:")
        out += ["  " + line for line in statement.split("|")]
        out += [" except BaseException as e:", f"  log({j}, 'E', e)"]

    def extra_attempts(self, out):
        pass


class Knots(AnyKind):
    """Short bodies that delegate to the globals, driven by hand from everywhere."""

    FAMILIES = [["gen"], ["gen", "tcoro"], ["coro", "coro", "tcoro"], ["coro", "agen"],
                ["gen", "coro", "agen", "tcoro"]]

    def __init__(self, rng):
        self.rng = rng
        self.count = 5
        family = rng.choice(self.FAMILIES)
        self.kinds = [rng.choice(family) for _ in range(self.count)]
        self.slots, self.initial = [], []
        for _ in range(GLOBALS):
            i = rng.randrange(self.count)
            kind, expression = self.kinds[i], f"f{i}()"
            if kind == "agen" and rng.random() < 0.4:
                kind = "other"
                expression += "." + rng.choice(["asend(None)", "asend(None)", "aclose()", "athrow(KeyError(3))"])
            elif kind == "coro" and rng.random() < 0.15:
                kind, expression = "other", expression + ".__await__()"
            self.slots.append(kind)
            self.initial.append(expression)

    def simple(self, i, kind):
        statement = self.knot(i, kind)
        plain = "|" not in statement and not statement.startswith(("return", "raise"))
        if self.rng.random() < 0.5 and plain:
            caught = self.rng.choice(["Exception", "Exception", "BaseException", "ValueError"])
            return f"try: {statement}|except {caught} as e: log('kx', e, cur())"
        return statement

    def knot(self, i, kind):
        rng = self.rng
        dice = rng.random()
        if dice < 0.3:
            if kind != "coro":
                return f"log('y', (yield {rng.randint(0, 9)}), cur())"
            return f"log('aw', (await tc({rng.randint(0, 9)})), cur())"
        if dice < 0.62:
            if kind not in ("coro", "agen"):
                return f"log('yf', (yield from {self.an_object(i, ('gen', 'tcoro', 'other'))}), cur())"
            target = self.holder(("coro", "tcoro", "other"))
            if rng.random() >= 0.6:
                step = rng.choice([".asend(None)", ".asend(1)", ".aclose()", f".athrow({self.exception()})"])
                target = self.holder(("agen",)) + step
            return f"log('aw', await {target}, cur())"
        return AnyKind.simple(self, i, kind)

    def extra_attempts(self, out):
        for j in range(self.rng.randint(8, 24)):
            self.attempt(out, j, f"log({j}, {self.drive()})")


class Awaits(Knots):
    """Coroutines and async generators only, driven mostly by send(None), so that they get far."""

    FAMILIES = [["coro"], ["coro", "coro", "tcoro"], ["coro", "agen"], ["coro", "agen", "agen"]]

    def drive(self):
        rng = self.rng
        if rng.random() < 0.35:
            return super().drive()
        if rng.random() < 0.6:
            target = self.holder(("coro", "other", "tcoro"))
        else:
            step = rng.choice([".asend(None)", ".asend(None)", ".aclose()", f".athrow({self.exception()})"])
            target = self.holder(("agen",)) + step
        return target + rng.choice([".send(None)"] * 5 + [f".throw({self.exception()})", ".close()"])


def program(seed):
    """The source of program number `seed`: definitions that end in `main`."""
    return (AnyKind, Knots, Awaits, Knots)[seed % 4](random.Random(seed)).source()
