# exit: 1
class Odd(BaseException):
    def __str__(self):
        return "odd\nlines"


raise Odd

# expect-stderr: lines
