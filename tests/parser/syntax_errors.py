"""Compares SyntaxErrors with CPython's: mutants of library code, the doctests of test_syntax.py, snippets of our own.

usage: syntax_errors.py [--front PATH] [--count N] [--seed N] [--show N] [--only mutants|doctests|own]
Exit status 1 when one of the two accepts what the other rejects, or below 97 % equal messages on mutants.
"""
import argparse
import ast
import collections
import doctest
import glob
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import tokenize
import warnings

import oracle

oracle.run_under_oracle()
warnings.simplefilter("ignore")
FIELDS = ("type", "msg", "line", "offset", "end_line", "end_offset")
INSERTIONS = (
    "( ) [ ] { } , : = == := * ** . if else for in lambda yield await async not and is x 1 \"s\" f\"{x}\" with as import "
    "from match case class def return @ -> del print None ... ; try except finally raise global while pass ! $ 'a 0x é"
).split() + ["\n", "\n    ", "\\\n", "\t", "'''", "f'{"]


def reference(source):
    """The fields of the SyntaxError that CPython's parser raises, or None."""
    try:
        ast.parse(source)
    except SyntaxError as error:
        return (type(error).__name__, error.msg, error.lineno or 0, error.offset or 0, error.end_lineno or 0,
                error.end_offset or 0)
    except (ValueError, MemoryError, RecursionError, UnicodeError) as error:
        return (type(error).__name__, str(error), 0, 0, 0, 0)
    return None


def ours(front, snippets):
    """What aio_front says of each snippet, in the form of reference()."""
    with tempfile.NamedTemporaryFile("wb", suffix=".txt") as file:
        for snippet in snippets:
            data = snippet.encode("utf-8", "surrogatepass")
            file.write(b"%d\n%s\n" % (len(data), data))
        file.flush()
        run = subprocess.run([front, "snippets", file.name], capture_output=True)
    if run.returncode:
        raise SystemExit(f"aio_front died with {run.returncode}: {run.stderr[-2000:]!r}")
    for line in run.stdout.decode("utf-8", "replace").splitlines():
        result = json.loads(line)
        yield None if result == "ok" else tuple(result[name] for name in FIELDS)


def library_pieces():
    """Top-level statements of up to 25 lines from CPython's library."""
    files = sorted(glob.glob(os.path.join(os.path.dirname(os.__file__), "**", "*.py"), recursive=True))
    random.shuffle(files)
    for path in files[:400]:
        with open(path, encoding="utf-8", errors="ignore") as file:
            source = file.read()
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError):
            continue
        lines = source.split("\n")
        if len(source) > 200_000:
            continue
        for node in tree.body:
            if node.end_lineno - node.lineno < 25 and not isinstance(node, ast.Import):
                yield "\n".join(lines[node.lineno - 1 : node.end_lineno]) + "\n"


def mutants(count):
    pieces = list(library_pieces())
    random.shuffle(pieces)
    made = 0
    while made < count:
        piece = random.choice(pieces)
        try:
            tokens = [t for t in tokenize.generate_tokens(io.StringIO(piece).readline) if t.string]
        except (tokenize.TokenError, SyntaxError):
            continue
        if len(tokens) < 3:
            continue
        starts = [0]
        for line in piece.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        token = random.choice(tokens)
        begin = starts[token.start[0] - 1] + token.start[1]
        end = starts[token.end[0] - 1] + token.end[1]
        kind = random.random()
        if kind < 0.35:
            mutant = piece[:begin] + piece[end:]
        elif kind < 0.75:
            mutant = piece[:begin] + " " + random.choice(INSERTIONS) + " " + piece[begin:]
        elif kind < 0.9:
            mutant = piece[:begin] + random.choice(INSERTIONS) + piece[end:]
        else:
            mutant = piece[:begin]
        if mutant.strip():
            made += 1
            yield mutant.rstrip("\n") + "\n"


def doctests():
    path = os.path.join(os.path.dirname(os.__file__), "test", "test_syntax.py")
    with open(path, encoding="utf-8") as file:
        text = ast.parse(file.read()).body[0].value.value
    return [example.source for example in doctest.DocTestParser().get_examples(text)]


def own():
    with open(os.path.join(os.path.dirname(__file__), "snippets.txt"), encoding="utf-8") as file:
        return [snippet + "\n" for snippet in file.read().rstrip("\n").split("\n%%%\n")]


class Tally:
    """Counts agreement on one corpus."""

    def __init__(self):
        self.accepted = self.rejected = 0
        self.equal = collections.Counter()
        self.wrongly_accepted, self.wrongly_rejected = [], []
        self.misses = {}
        self.miss_counts = collections.Counter()

    def add(self, source, want, got):
        if want is None and got is None:
            self.accepted += 1
        elif want is None:
            self.wrongly_rejected.append((source, got))
        elif got is None:
            self.wrongly_accepted.append((source, want))
        else:
            self.rejected += 1
            for name, size in (("message", 2), ("line", 3), ("offset", 4), ("end", 6)):
                if got[:size] != want[:size]:
                    key = (name, want[1][:60], got[1][:60]) if name == "message" else (name, want[1][:60])
                    self.miss_counts[key] += 1
                    self.misses.setdefault(key, (source, want, got))
                    break
                self.equal[name] += 1

    def report(self, title, show):
        total = max(self.rejected, 1)
        shares = ", ".join(f"{name} {100 * self.equal[name] / total:.1f} %" for name in ("message", "line", "offset", "end"))
        print(f"{title}: both accept {self.accepted}, both reject {self.rejected}; of these equal {shares}; wrongly "
              f"accepted {len(self.wrongly_accepted)}, wrongly rejected {len(self.wrongly_rejected)}")
        for source, other in (self.wrongly_accepted + self.wrongly_rejected)[:show]:
            print("  DISAGREE", repr(source[-150:]), other)
        for key, count in self.miss_counts.most_common(show):
            source, want, got = self.misses[key]
            print(f"  {count} x {key[0]}: {shorten(source, want)!r}\n      want {want}\n      got  {got}")


def shorten(source, want):
    lines = source.split("\n")
    return "\n".join(lines[max(0, want[2] - 3) : want[2] + 2])[-300:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--front")
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--only", choices=("mutants", "doctests", "own"))
    options = parser.parse_args()
    front = oracle.front_tool(options.front)
    random.seed(options.seed)
    corpora = {"mutants": lambda: list(mutants(options.count)), "doctests": doctests, "own": own}
    status = 0
    for title, make in corpora.items():
        if options.only not in (None, title):
            continue
        snippets, tally = make(), Tally()
        for source, got in zip(snippets, ours(front, snippets), strict=True):
            tally.add(source, reference(source), got)
        tally.report(title, options.show)
        if tally.wrongly_accepted or tally.wrongly_rejected:
            status = 1
        if title == "mutants" and tally.equal["message"] < 0.97 * tally.rejected:
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
