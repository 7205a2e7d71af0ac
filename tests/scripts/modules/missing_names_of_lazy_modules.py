# exit: 1
# Modules that load parts of themselves late still say what was meant.
import collections
import os
import sys
import typing

for module, name in ((collections, "Countr"), (os, "getcdw"), (typing, "Optionl")):
    try:
        getattr(module, name)
    except AttributeError as error:
        print(error, error.name == name, error.obj is module)
# expect: module 'collections' has no attribute 'Countr' True True
# expect: module 'os' has no attribute 'getcdw' True True
# expect: module 'typing' has no attribute 'Optionl' True True
sys.stdout.flush()
collections.namedtupl
# expect-stderr: AttributeError: module 'collections' has no attribute 'namedtupl'. Did you mean: 'namedtuple'?
