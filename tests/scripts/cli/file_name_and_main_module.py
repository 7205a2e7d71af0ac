import sys

print(__name__, __file__.endswith("file_name_and_main_module.py"), sys.modules["__main__"].__name__)
print(sys.path[0] == __file__.rpartition("/")[0])

# expect: __main__ True __main__
# expect: True
