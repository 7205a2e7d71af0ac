class AppError(Exception):
    pass


class Detailed(AppError):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


try:
    raise Detailed(7, "broken")
except AppError as error:
    print(error, repr(error), error.code, error.args, isinstance(error, Exception))

# expect: [7] broken Detailed('broken') 7 ('broken',) True
