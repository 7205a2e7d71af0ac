"""Compares the syntax trees of all files of CPython's library with ast.dump. Exit status 1 below 99 % equal.

usage: ast_equal.py [--front PATH] [--show N] [FILE...]
"""
import argparse
import ast
import glob
import os
import subprocess
import sys
import tempfile
import warnings

import oracle

oracle.run_under_oracle()
sys.setrecursionlimit(20000)
warnings.simplefilter("ignore")
sys.set_int_max_str_digits(0)
BATCH = 50


def trees(front, files):
    """Yields the text that aio_front prints for each file."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as listing:
        listing.write("\n".join(files) + "\n")
        listing.flush()
        run = subprocess.run([front, "asts", "@" + listing.name], capture_output=True)
    if run.returncode:
        raise SystemExit(f"aio_front died with {run.returncode} in one of {files}")
    out, at = run.stdout, 0
    while at < len(out):
        newline = out.index(b"\n", at)
        size = int(out[at:newline])
        yield out[newline + 1 : newline + 1 + size].decode("utf-8", "surrogatepass")
        at = newline + 1 + size + 1


def expected(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        return ast.dump(ast.parse(source), indent=1, include_attributes=True)
    except (SyntaxError, ValueError) as error:
        return error


def first_difference(got, want):
    got, want = got.split("\n"), want.split("\n")
    for number, (a, b) in enumerate(zip(got, want)):
        if a != b:
            before = "\n".join(want[max(0, number - 3) : number])
            return f"dump line {number + 1}:\n{before}\n  got  {a}\n  want {b}"
    return f"lengths differ: {len(got)} and {len(want)} lines"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--front")
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    front = oracle.front_tool(options.front)
    files = options.files or sorted(
        glob.glob(os.path.join(os.path.dirname(os.__file__), "**", "*.py"), recursive=True))
    equal = rejected = 0
    accepted_wrongly, differing = [], []
    for start in range(0, len(files), BATCH):
        batch = files[start : start + BATCH]
        for path, got in zip(batch, trees(front, batch), strict=True):
            want = expected(path)
            if isinstance(want, Exception):
                if got.startswith("{"):
                    rejected += 1
                else:
                    accepted_wrongly.append(path)
            elif got == want:
                equal += 1
            else:
                differing.append((path, got[:200] if got.startswith("{") else first_difference(got, want)))
    valid = equal + len(differing)
    print(f"files {len(files)}: equal {equal} of {valid} ({100 * equal / max(valid, 1):.2f} %), "
          f"rejected by both {rejected}, wrongly accepted {len(accepted_wrongly)}")
    for path, what in differing[: options.show]:
        print(f"DIFFERS {path}\n{what}")
    for path in accepted_wrongly:
        print(f"WRONGLY ACCEPTED {path}")
    return 0 if equal >= 0.99 * valid and not accepted_wrongly else 1


if __name__ == "__main__":
    sys.exit(main())
