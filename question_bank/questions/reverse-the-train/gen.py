"""Trains of few numbers, so that numbers repeat; the siding is often longer than the train."""


def small(rng):
    train = [rng.randint(1, 5) for _ in range(rng.randint(0, 8))]
    return [train, rng.randint(0, 10)]


def scale(size, rng):
    return [[rng.randint(1, 999) for _ in range(size)], size - 3]
