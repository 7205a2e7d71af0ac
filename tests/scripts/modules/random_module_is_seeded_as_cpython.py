# The same seeds give the same numbers as CPython's Mersenne Twister.
import random

for seed in (0, 1, -5, 2**100, 1.5):
    random.seed(seed)
    print(random.random(), random.getrandbits(7), random.getrandbits(100), random.randint(1, 10**20))
generator = random.Random(42)
state = generator.getstate()
first = [generator.random() for _ in range(3)]
generator.setstate(state)
print(first == [generator.random() for _ in range(3)], len(state[1]))

# expect: 0.8444218515250481 97 320120153174708524685608814210 64771586103523718395
# expect: 0.13436424411240122 108 321912487774453150805552873008 32996121944328664727
# expect: 0.6229016948897019 94 1243125272628914304950441933756 9777509567454608801
# expect: 0.7586581712996778 28 199743222652965819694312344137 33753081945688992190
# expect: 0.551763726942059 32 669396287011562957169143585859 33848837930085264150
# expect: True 625
