# exit: 1
class Broken(Exception):
    def __str__(self):
        raise ValueError("in str")


raise Broken()

# expect-stderr: Broken: <exception str() failed>
