"""Few light coins; in the large ones no selection but one can fit, since nearly all are heavy."""


def small(rng):
    top = rng.choice([2, 4, 6])
    weights = [rng.randint(1, top) for _ in range(rng.randint(0, 7))]
    return [weights, rng.choice([0, rng.randint(0, 9), rng.randint(1, 2 * top)])]


def scale(size, rng):
    weights = [rng.randint(600, 999) for _ in range(size - 2)] + [250, 300]
    rng.shuffle(weights)
    return [weights, 550]
