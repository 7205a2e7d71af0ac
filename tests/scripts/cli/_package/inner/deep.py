from .. import tool
from ..tool import name

value = "deep with " + name
