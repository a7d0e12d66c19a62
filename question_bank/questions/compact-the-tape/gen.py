"""Tapes whose article numbers never fall, with long stutters."""


def small(rng):
    return [sorted(rng.randint(-4, 6) for _ in range(rng.randint(0, 12)))]


def scale(size, rng):
    return [sorted(rng.randint(0, 2 * size // 3) for _ in range(size))]
