try:
    raise KeyboardInterrupt
except Exception:
    print("never")
except BaseException as error:
    print(repr(error), isinstance(error, Exception))  # expect: KeyboardInterrupt() False
