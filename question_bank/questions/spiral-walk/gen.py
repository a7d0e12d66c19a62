"""Beds of few labels for small ones; wide and narrow ones among them."""


def small(rng):
    rows, columns = rng.randint(0, 5), rng.randint(1, 5)
    return [[[rng.randint(1, 9) for _ in range(columns)] for _ in range(rows)]]


def scale(size, rng):
    columns = 2
    return [[[rng.randint(1, 99) for _ in range(columns)] for _ in range(size // columns)]]
