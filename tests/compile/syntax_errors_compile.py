"""Compares the SyntaxErrors and SyntaxWarnings of aio's compiler with CPython 3.13's.

    syntax_errors_compile.py DUMP              compare with the stored expectations
    syntax_errors_compile.py DUMP --oracle PY  compare with that CPython (3.13)
    syntax_errors_compile.py --update PY       rewrite the stored expectations

DUMP is the test program aio_compile_dump (built with the tests)."""

import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from snippets import SNIPPETS  # noqa: E402

STORED = pathlib.Path(__file__).with_name("syntax_errors.json")
ORACLE = r"""
import json, sys, warnings
out = []
for text in json.load(sys.stdin):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(text, "f", "exec", dont_inherit=True)
            line = "ok"
            for w in caught:
                line += f"|{w.message}|{w.lineno}"
        except SyntaxError as e:
            line = f"{type(e).__name__}|{e.msg}|{e.lineno}|{e.offset}|{e.end_lineno}|{e.end_offset}"
    out.append(line)
json.dump(out, sys.stdout)
"""


def from_oracle(python):
    done = subprocess.run([python, "-c", ORACLE], input=json.dumps(SNIPPETS), text=True,
                          capture_output=True, check=True)
    return json.loads(done.stdout)


def from_aio(dump):
    done = subprocess.run([dump, "--errors"], input="\0".join(SNIPPETS), text=True,
                          capture_output=True, check=True)
    return done.stdout.splitlines()


def main(args):
    if args[0] == "--update":
        STORED.write_text(json.dumps(from_oracle(args[1]), indent=0, ensure_ascii=False) + "\n")
        return 0
    expected = from_oracle(args[2]) if "--oracle" in args else json.loads(STORED.read_text())
    actual = from_aio(args[0])
    bad = 0
    for text, want, got in zip(SNIPPETS, expected, actual, strict=True):
        if want != got:
            bad += 1
            print(f"--- differs:\n{text}  CPython: {want}\n  aio:     {got}")
    print(f"{len(SNIPPETS) - bad} of {len(SNIPPETS)} agree")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
