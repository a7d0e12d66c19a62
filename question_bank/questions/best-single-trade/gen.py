"""Few weeks with small prices; the large ones are long and random."""


def small(rng):
    top = rng.choice([3, 9, 30])
    prices = [rng.randint(0, top) for _ in range(rng.randint(0, 9))]
    return [prices, rng.choice([0, 0, 1, 2, 4])]


def scale(size, rng):
    return [[rng.randint(0, 99999) for _ in range(size)], 3]
