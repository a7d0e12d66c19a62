"""Short queues in which families share tickets; a long one differs only in its length."""


def small(rng):
    families = rng.choice([2, 4, 30])
    return [[rng.randint(1, families) for _ in range(rng.randint(0, 9))]]


def scale(size, rng):
    return [[rng.randint(1, 99) for _ in range(size)]]
