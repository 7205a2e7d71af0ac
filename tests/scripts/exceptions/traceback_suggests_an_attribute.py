# exit: 1
class Cat:
    def purr(self):
        pass


Cat().pur()

# expect-stderr: AttributeError: 'Cat' object has no attribute 'pur'. Did you mean: 'purr'?
