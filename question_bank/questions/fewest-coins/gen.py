"""A few coins; the large amounts have coins that mislead the greedy hand."""


def small(rng):
    coins = [rng.randint(1, 12) for _ in range(rng.randint(1, 4))]
    return [coins, rng.randint(0, 30)]


def scale(size, rng):
    return [[size // 2 + 1, 7, 11, 5], size]
