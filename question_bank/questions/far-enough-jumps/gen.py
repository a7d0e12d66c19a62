"""Weak stones, so that some streams cannot be crossed; on long streams each stone reaches half of it."""


def small(rng):
    strongest = rng.choice([1, 2, 3, 5])
    return [[rng.randint(0, strongest) for _ in range(rng.randint(1, 10))]]


def scale(size, rng):
    return [[rng.randint(size // 2 - 2, size // 2) for _ in range(size)]]
