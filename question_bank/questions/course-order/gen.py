"""Few steps, sometimes in a circle; the large ones are a chain in the worst order."""


def small(rng):
    steps = rng.randint(0, 6)
    if steps == 0:
        return [0, []]
    needs = []
    for _ in range(rng.randint(0, 8)):
        a, b = rng.randrange(steps), rng.randrange(steps)
        if rng.random() < 0.9:
            a, b = max(a, b), min(a, b)
            if a == b:
                continue
        needs.append([a, b])
    return [steps, needs]


def scale(size, rng):
    needs = [[step, step + 1] for step in range(size - 1)]
    return [size, needs]
