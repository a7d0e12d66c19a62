"""Low towers with a few broken steps; the large ones have almost none."""


def small(rng):
    steps = rng.randint(0, 9)
    broken = rng.sample(range(1, steps + 1), min(steps, rng.choice([0, 0, 1, 1, 2, 3])))
    return [steps, broken]


def scale(size, rng):
    return [size, []]
