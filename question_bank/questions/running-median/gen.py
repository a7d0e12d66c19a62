"""Short days with few distinct times; the large ones are long and random."""


def small(rng):
    top = rng.choice([2, 5, 20])
    return [[rng.randint(0, top) for _ in range(rng.randint(0, 9))]]


def scale(size, rng):
    return [[rng.randint(0, 9999) for _ in range(size)]]
