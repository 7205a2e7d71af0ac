"""Measures aio's parser against ast.parse on the same library files. Exit status 1 below 15 times.

usage: bench.py [--front PATH] [FILE...]
CPU time on both sides; aio's includes decoding and building the tree, CPython's the Python objects of its tree.
"""
import argparse
import ast
import gc
import glob
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings

import oracle

oracle.run_under_oracle()
warnings.simplefilter("ignore")
TARGET = 15


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--front")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    front = oracle.front_tool(options.front)
    library = os.path.dirname(os.__file__)
    files = options.files or sorted(glob.glob(os.path.join(library, "**", "*.py"), recursive=True))[::4]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as listing:
        listing.write("\n".join(files) + "\n")
        listing.flush()
        ours = json.loads(subprocess.run([front, "bench", "@" + listing.name], capture_output=True).stdout)
    sources = []
    for path in files:
        with open(path, "rb") as file:
            sources.append(file.read())
    gc.disable()
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for source in sources:
            try:
                ast.parse(source)
            except (SyntaxError, ValueError):
                pass
        best = min(best, time.process_time() - start)
        gc.collect()
    ratio = best / ours["seconds"]
    print(f"files {len(files)}, {ours['bytes'] / 1e6:.1f} MB: aio {ours['mb_per_s']:.1f} MB/s, "
          f"ast.parse {ours['bytes'] / best / 1e6:.1f} MB/s, {ratio:.1f} times")
    return 0 if ratio >= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
