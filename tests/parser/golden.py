"""Checks the stored trees and errors under golden/; needs no CPython 3.13. With --update, writes them anew from one.

usage: golden.py [--front PATH] [--update]
golden/trees/NAME.py has its tree in NAME.tree; golden/errors/cases.txt has its errors in cases.jsonl.
"""
import argparse
import ast
import glob
import json
import os
import subprocess
import sys
import tempfile
import warnings

import oracle

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")
ERRORS = os.path.join(HERE, "errors", "cases")


def error_cases():
    """(name, source) for each case of cases.txt."""
    with open(ERRORS + ".txt", encoding="utf-8", newline="") as file:
        for case in file.read().split("=== ")[1:]:
            yield tuple(case.split("\n", 1))


def update():
    oracle.run_under_oracle()
    warnings.simplefilter("ignore")
    for path in glob.glob(os.path.join(HERE, "trees", "*.py")):
        with open(path, "rb") as file:
            tree = ast.dump(ast.parse(file.read()), indent=1, include_attributes=True)
        with open(path[:-3] + ".tree", "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(tree + "\n")
    with open(ERRORS + ".jsonl", "w", encoding="utf-8") as file:
        for name, source in error_cases():
            try:
                ast.parse(source)
            except SyntaxError as error:
                row = [name, type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset]
                file.write(json.dumps(row) + "\n")
            else:
                sys.exit(f"{name} is accepted")


def check_trees(front):
    wrong = 0
    for path in sorted(glob.glob(os.path.join(HERE, "trees", "*.py"))):
        got = subprocess.run([front, "ast", path], capture_output=True).stdout
        with open(path[:-3] + ".tree", "rb") as file:
            if got != file.read():
                print("tree differs:", os.path.basename(path))
                wrong += 1
    return wrong


def check_errors(front):
    cases = list(error_cases())
    with tempfile.NamedTemporaryFile("wb", suffix=".txt") as file:
        for _, source in cases:
            data = source.encode()
            file.write(b"%d\n%s\n" % (len(data), data))
        file.flush()
        lines = subprocess.run([front, "snippets", file.name], capture_output=True).stdout.decode().splitlines()
    with open(ERRORS + ".jsonl", encoding="utf-8") as file:
        expected = [json.loads(line) for line in file]
    wrong = 0
    for (name, _), want, line in zip(cases, expected, lines, strict=True):
        got = json.loads(line)
        row = [name] if got == "ok" else [name] + list(got.values())
        if row != want:
            print(f"error differs: {name}\n  want {want}\n  got  {row}")
            wrong += 1
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--front")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    if options.update:
        return update()
    front = oracle.front_tool(options.front)
    wrong = check_trees(front) + check_errors(front)
    print("golden:", f"{wrong} differences" if wrong else "all equal")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
