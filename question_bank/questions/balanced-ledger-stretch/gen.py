"""Short ledgers of small amounts; in the large ones hardly anything balances."""


def small(rng):
    top = rng.choice([1, 2, 4])
    return [[rng.randint(-top, top) for _ in range(rng.randint(0, 9))]]


def scale(size, rng):
    return [[rng.randint(1, 1000) for _ in range(size - 2)] + [7, -7]]
