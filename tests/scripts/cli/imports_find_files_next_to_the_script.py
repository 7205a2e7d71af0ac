import _helper
from _package import tool
from _package.inner import deep

print(_helper.value, tool.name, deep.value, deep.__name__, deep.__package__)
print(_helper.__name__, _helper.__file__.endswith("_helper.py"))

# expect: from the helper tool deep with tool _package.inner.deep _package.inner
# expect: _helper True
