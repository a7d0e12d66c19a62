"""Describe what the inputs are like."""


def small(rng):
    return [[rng.randint(-5, 5) for _ in range(rng.randint(0, 8))]]


def scale(size, rng):
    return [[rng.randint(-1000, 1000) for _ in range(size)]]
