# run: -m _program b
# env: AIOPATH={dir}
# env: PYTHONPATH={dir}
# expect: ['b'] helper __main__ _program
