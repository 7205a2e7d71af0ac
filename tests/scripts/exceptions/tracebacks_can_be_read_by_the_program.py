import traceback


def f():
    raise ValueError("v")


try:
    f()
except ValueError as error:
    t = error.__traceback__
    print(t.tb_lineno, t.tb_next.tb_lineno, t.tb_next.tb_frame.f_code.co_name, t.tb_next.tb_next)
    print([(s.name, s.lineno, s.line) for s in traceback.extract_tb(t)])
    print(traceback.format_exception_only(error))
    print(error.with_traceback(None) is error, error.__traceback__)

# expect: 9 5 f None
# expect: [('<module>', 9, 'f()'), ('f', 5, 'raise ValueError("v")')]
# expect: ['ValueError: v\n']
# expect: True None
