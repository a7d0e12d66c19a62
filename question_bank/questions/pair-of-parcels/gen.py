"""Seeded inputs: equal seeds give equal inputs, and all of them satisfy the constraints."""


def small(rng):
    weights = [rng.randint(1, 9) for _ in range(rng.randint(0, 8))]
    return [weights, rng.randint(2, 16)]


def scale(size, rng):
    load = rng.randint(700_000, 900_000)
    weights = [rng.randint(1, load - 1) for _ in range(size)]
    weights[-3:] = [load // 2, load - load // 2, weights[0]]
    return [weights, load]
