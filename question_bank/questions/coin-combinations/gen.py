"""Few kinds and small prizes, since the number of ways grows fast."""


def small(rng):
    kinds = rng.sample(range(1, 10), rng.randint(1, 4))
    return [kinds, rng.randint(0, 14)]


def scale(size, rng):
    kinds = list(range(1, size + 1))
    rng.shuffle(kinds)
    return [kinds, size]
