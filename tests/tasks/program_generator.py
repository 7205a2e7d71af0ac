"""Random programs about tasks: what they share is made in `main`, workers w0, w1, ... use it.

A worker starts only later workers, so every program ends. A TaskGroup has one child at a time:
CPython cancels the children of a group in the order of their addresses. The same seed gives the same
program under every version of Python 3.11 or later.
"""
import random

SHARED = {
    "L": ("asyncio.Lock()", 2),
    "E": ("asyncio.Event()", 2),
    "Q": ("asyncio.Queue(2)", 1),
    "U": ("asyncio.Queue()", 1),
    "S": ("asyncio.Semaphore(2)", 1),
    "C": ("asyncio.Condition()", 1),
    "F": ("asyncio.get_running_loop().create_future()", 3),
}
TASKS = 5
CAUGHT = ["Exception", "asyncio.CancelledError", "asyncio.CancelledError", "BaseException", "ValueError", "KeyError",
          "TimeoutError"]


class Program:
    def __init__(self, rng):
        self.rng = rng
        self.count = rng.randint(2, 5)
        self.labels = 0

    def names(self):
        return [f"{kind}{i}" for kind, (_, n) in SHARED.items() for i in range(n)] + [f"T{i}" for i in range(TASKS)]

    def one(self, kind):
        return f"{kind}{self.rng.randrange(SHARED[kind][1])}"

    def task(self):
        return f"T{self.rng.randrange(TASKS)}"

    def later(self):
        return f"later({self.task()})"

    def label(self):
        self.labels += 1
        return f"'{self.labels}:'"

    def call(self, i):
        """A fresh coroutine: a later worker or something short."""
        rng = self.rng
        later = [f"w{j}()" for j in range(i + 1, self.count)]
        if later and rng.random() < 0.75:
            return rng.choice(later)
        return rng.choice([f"pause({rng.randint(0, 4)})", f"fail({rng.randint(0, 3)}, {self.error()})",
                           f"{self.one('E')}.wait()", f"{self.one('Q')}.get()"])

    def error(self):
        return self.rng.choice(["ValueError(1)", "KeyError('k')", "RuntimeError()", "asyncio.CancelledError('own')"])

    def awaitable(self, i):
        rng = self.rng
        dice = rng.random()
        if dice < 0.2:
            return self.call(i)
        if dice < 0.35:
            return self.later()
        if dice < 0.45:
            return self.one("F")
        if dice < 0.55:
            return f"asyncio.gather({self.call(i)}, {self.later()}, {self.call(i)}" + rng.choice(
                [")", ", return_exceptions=True)"])
        if dice < 0.65:
            return f"asyncio.shield({rng.choice([self.later(), self.one('F'), self.call(i)])})"
        if dice < 0.75:
            return f"asyncio.wait_for({rng.choice([self.later(), self.call(i)])}, {rng.choice(['0', '3600', 'None'])})"
        if dice < 0.85:
            when = rng.choice(["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"])
            return f"outcome([{self.later()}, {self.later()}, {self.one('F')}], asyncio.{when})"
        return rng.choice([f"{self.one('E')}.wait()", f"{self.one('Q')}.get()", f"{self.one('Q')}.put({rng.randint(0, 9)})",
                           f"{self.one('U')}.get()", f"{self.one('U')}.join()", f"{self.one('L')}.acquire()",
                           f"{self.one('S')}.acquire()", "asyncio.sleep(0, 'slept')"])

    def action(self):
        """Something that does not wait."""
        rng = self.rng
        return rng.choice([
            f"{self.one('E')}.set()", f"{self.one('E')}.clear()", f"{self.task()}.cancel()",
            f"{self.task()}.cancel('m{rng.randint(0, 9)}')", f"set_once({self.one('F')}, {rng.randint(0, 9)})",
            f"fail_once({self.one('F')}, {self.error().replace('asyncio.CancelledError', 'OSError')})", f"{self.one('F')}.cancel()",
            f"{self.one('Q')}.put_nowait(5)", f"{self.one('Q')}.get_nowait()", f"{self.one('U')}.put_nowait(6)",
            f"{self.one('U')}.task_done()", f"{self.one('L')}.release()", f"{self.one('S')}.release()", "me().cancel('self')",
            "me().uncancel()", "me().cancelling()", f"{self.one('L')}.locked()", f"{self.one('Q')}.qsize()",
            f"{self.task()}.add_done_callback(lambda t: log('callback', t))",
            "soon()", f"{self.one('C')}.notify({rng.randint(1, 2)})"])

    def simple(self, i):
        rng = self.rng
        dice = rng.random()
        if dice < 0.22:
            return ["await asyncio.sleep(0)"]
        if dice < 0.34:
            task = self.task()
            return [f"{task} = asyncio.create_task({self.call(i)})"]
        if dice < 0.62:
            return [f"log({self.label()}, await {self.awaitable(i)})"]
        if dice < 0.88:
            return [f"log({self.label()}, attempt(lambda: {self.action()}))"]
        if dice < 0.94:
            return [f"log({self.label()}, {self.task()}, {self.one('F')}, me().cancelling())"]
        return [rng.choice([f"raise {self.error()}", f"return {rng.randint(0, 9)}"])]

    def block(self, i, depth, out, indent, length=None):
        rng = self.rng
        for _ in range(length or rng.randint(1, 4)):
            dice = rng.random() if depth < 3 else 1
            if dice < 0.2:
                self.try_statement(i, depth, out, indent)
            elif dice < 0.4:
                self.with_statement(i, depth, out, indent)
            else:
                out += [indent + line for line in self.simple(i)]

    def try_statement(self, i, depth, out, indent):
        rng = self.rng
        out.append(indent + "try:")
        self.block(i, depth + 1, out, indent + " ")
        form = rng.random()
        if form < 0.8:
            out.append(f"{indent}except {rng.choice(CAUGHT)} as e:")
            out.append(f"{indent} log({self.label()}, 'caught', e, me().cancelling())")
            if rng.random() < 0.3:
                out.append(f"{indent} raise")
            elif rng.random() < 0.3:
                self.block(i, depth + 1, out, indent + " ", 1)
        if form >= 0.6:
            out.append(indent + "finally:")
            out.append(f"{indent} log({self.label()}, 'finally')")
            if rng.random() < 0.4:
                self.block(i, depth + 1, out, indent + " ", 1)

    def with_statement(self, i, depth, out, indent):
        rng = self.rng
        dice = rng.random()
        if dice < 0.3:
            out.append(f"{indent}async with asyncio.timeout({rng.choice(['0', '0', '-1', '3600', 'None'])}) as t:")
            self.block(i, depth + 1, out, indent + " ", rng.randint(1, 3))
            out.append(f"{indent}log({self.label()}, t.expired(), me().cancelling())")
        elif dice < 0.55:
            out.append(f"{indent}async with asyncio.TaskGroup() as g:")
            out.append(f"{indent} {self.task()} = g.create_task({self.call(i)})")
            self.block(i, depth + 1, out, indent + " ", rng.randint(1, 2))
        else:
            kind = rng.choice(["L", "L", "S", "C"])
            name = self.one(kind)
            out.append(f"{indent}async with {name}:")
            if kind == "C" and rng.random() < 0.6:
                out.append(f"{indent} log({self.label()}, await {name}.wait())")
            self.block(i, depth + 1, out, indent + " ", rng.randint(1, 2))

    def source(self):
        out = ["async def pause(n):", " for _ in range(n): await asyncio.sleep(0)", " return n",
               "async def fail(n, e):", " await pause(n)", " raise e",
               "async def outcome(fs, when):", " done, pending = await asyncio.wait(fs, return_when=when)",
               " return [f in done for f in fs]",
               "def attempt(action):", " try: return action()", " except Exception as e: return e"]
        global_line = " global " + ", ".join(self.names())
        for i in range(self.count):
            out += [f"async def w{i}():", global_line, f" log('start w{i}')"]
            self.block(i, 0, out, " ", self.rng.randint(2, 6))
            out.append(f" return 'w{i}'")
        out += ["async def main():", global_line]
        for kind, (expression, n) in SHARED.items():
            out += [f" {kind}{i} = {expression}" for i in range(n)]
        out += [f" T{i} = asyncio.create_task({self.call(-1)})" for i in range(TASKS)]
        self.block(-1, 1, out, " ", self.rng.randint(3, 8))
        return "\n".join(out) + "\n"


def program(seed):
    """The source of program number `seed`: definitions that end in `main`."""
    return Program(random.Random(seed)).source()
