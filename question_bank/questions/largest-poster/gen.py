"""Short fences of few heights; the large ones climb for long, with small dents."""


def small(rng):
    top = rng.choice([1, 3, 6, 9])
    return [[rng.randint(0, top) for _ in range(rng.randint(0, 9))]]


def scale(size, rng):
    return [[2 * place + 50 + rng.randint(0, 3) for place in range(size)]]
