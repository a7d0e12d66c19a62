"""Short belts with a heavy parcel now and then; on long ones every trip takes several parcels."""


def small(rng):
    heaviest = rng.choice([1, 3, 9, 20])
    weights = [rng.randint(1, heaviest) for _ in range(rng.randint(0, 8))]
    return [weights, rng.randint(1, 10)]


def scale(size, rng):
    return [[rng.randint(size, 4 * size) for _ in range(size)], size // 6 + 1]
