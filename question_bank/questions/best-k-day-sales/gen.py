"""Short seasons with losses; in the large ones the run is half the season."""


def small(rng):
    low = rng.choice([-9, -5, 0, 1])
    takings = [rng.randint(low, low + 9) for _ in range(rng.randint(1, 9))]
    return [takings, rng.randint(1, len(takings))]


def scale(size, rng):
    return [[rng.randint(-999, 999) for _ in range(size)], size // 2]
