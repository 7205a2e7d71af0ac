# run: -m _package
# env: AIOPATH={dir}
# env: PYTHONPATH={dir}
# exit: 1
# stderr: all
# cpython: names itself
# expect-stderr: aio: No module named _package.__main__; '_package' is a package and cannot be directly executed
