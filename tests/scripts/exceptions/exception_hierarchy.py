print([c.__name__ for c in KeyError.__mro__], issubclass(UnboundLocalError, NameError), issubclass(TimeoutError, OSError))
print(KeyboardInterrupt.__base__.__name__, GeneratorExit.__base__.__name__, issubclass(RecursionError, RuntimeError))
print(issubclass(ModuleNotFoundError, ImportError), issubclass(UnicodeError, ValueError), issubclass(NotImplementedError, RuntimeError))
print(ExceptionGroup.__bases__ == (BaseExceptionGroup, Exception), EnvironmentError is OSError, IOError is OSError)

# expect: ['KeyError', 'LookupError', 'Exception', 'BaseException', 'object'] True True
# expect: BaseException BaseException True
# expect: True True True
# expect: True True True
