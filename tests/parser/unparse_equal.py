"""Compares aio's text of annotations with CPython's, over all expressions of some library files.

usage: unparse_equal.py [--front PATH] [--show N] [FILE...]
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

oracle.run_under_oracle()
warnings.simplefilter("ignore")
sys.setrecursionlimit(10000)


def sources(path):
    """The source text of every expression in a file that can stand alone as an annotation."""
    with open(path, encoding="utf-8", errors="ignore") as file:
        text = file.read()
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and not isinstance(node, (ast.Starred, ast.Slice, ast.FormattedValue, ast.Name)):
            source = ast.get_source_segment(text, node)
            if source and len(source) < 500 and "\n" not in source and "#" not in source:
                yield source


def annotation_text(source):
    """What CPython stores for the annotation, or None when it accepts no such annotation."""
    try:
        code = compile(f"from __future__ import annotations\nx: ({source})\n", "<annotation>", "exec")
    except SyntaxError:
        return None
    space = {}
    exec(code, space)
    return space["__annotations__"]["x"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--front")
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    front = oracle.front_tool(options.front)
    files = options.files or sorted(glob.glob(os.path.join(os.path.dirname(os.__file__), "test", "test_*.py")))[::25]
    pairs = {}
    for path in files:
        for source in sources(path):
            if source not in pairs and (want := annotation_text(source)) is not None:
                pairs[source] = want
    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8", errors="surrogatepass") as file:
        for source in pairs:
            file.write(f"({source})\n")
        file.flush()
        run = subprocess.run([front, "unparse", file.name], capture_output=True)
    got = [json.loads(line) for line in run.stdout.decode("utf-8", "surrogatepass").splitlines()]
    if len(got) != len(pairs):
        sys.exit(f"{len(pairs)} expressions, {len(got)} answers, status {run.returncode}")
    wrong = [(source, want, text) for (source, want), text in zip(pairs.items(), got) if want != text]
    print(f"expressions {len(pairs)}, different {len(wrong)}")
    for source, want, text in wrong[: options.show]:
        print(f"  {source}\n    want {want}\n    got  {text}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
