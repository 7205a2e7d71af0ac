#!/usr/bin/env python3
"""Random programs about control flow and scopes: aio must print the trace that CPython prints.

    fuzz_flow.py LO HI --aio build/release/aio       programs number LO to HI - 1
    fuzz_flow.py LO HI --write-digests               stores the digests of CPython's traces
    fuzz_flow.py SEED --source                       prints one program as a file of its own

The closing line is `N programs, N differ`; tests/support/differential.py tells how it works.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
from differential import Generator, main
from program_generator import program

if __name__ == "__main__":
    sys.exit(main(Generator(HERE, program), __doc__))
