# run: -m _nowhere.module
# exit: 1
# stderr: all
# cpython: names itself
# expect-stderr: aio: Error while finding module specification for '_nowhere.module' (ModuleNotFoundError: No module named '_nowhere')
