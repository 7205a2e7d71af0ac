"""Compares what counts as a complete statement at the prompt with CPython's codeop: all beginnings of library code.

usage: prompt_equal.py [--front PATH] [--count N] [--seed N] [--show N]
"""
import argparse
import codeop
import random
import subprocess
import sys
import tempfile
import warnings

import oracle

oracle.run_under_oracle()
warnings.simplefilter("ignore")
import syntax_errors  # noqa: E402  (needs the oracle)


def reference(text):
    try:
        return "complete" if codeop.compile_command(text) is not None else "incomplete"
    except (SyntaxError, ValueError, OverflowError):
        return "error"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--front")
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args()
    front = oracle.front_tool(options.front)
    random.seed(options.seed)
    texts = [text for text in syntax_errors.own() if text.strip()]
    texts += [text.rstrip("\n") for text in texts]
    pieces = list(syntax_errors.library_pieces())
    while len(texts) < options.count:
        lines = random.choice(pieces).rstrip("\n").split("\n")
        lines = lines[: random.randint(1, len(lines))]
        text = "\n".join(lines) + random.choice(("", "", "\n"))
        if random.random() < 0.3:
            text = text[: random.randint(1, len(text))]
        if any(line.strip() and not line.strip().startswith("#") for line in text.split("\n")):
            texts.append(text)
    with tempfile.NamedTemporaryFile("wb", suffix=".txt") as file:
        for text in texts:
            data = text.encode()
            file.write(b"%d\n%s\n" % (len(data), data))
        file.flush()
        run = subprocess.run([front, "prompt", file.name], capture_output=True, text=True)
    wrong = []
    for text, line in zip(texts, run.stdout.splitlines(), strict=True):
        want, got = reference(text), line.strip('"')
        # codeop compiles, so it also sees errors that are not the parser's.
        if want != got and not (want == "error" and got == "complete"):
            wrong.append((text, want, got))
    print(f"texts {len(texts)}, different {len(wrong)}")
    for text, want, got in wrong[: options.show]:
        print(f"  {text[-200:]!r}\n    want {want}, got {got}")
    return 1 if len(wrong) > 0.02 * len(texts) else 0


if __name__ == "__main__":
    sys.exit(main())
