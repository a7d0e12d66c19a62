"""Small random road maps; in the large ones the last road of a long row comes first."""


def small(rng):
    places = rng.randint(1, 6)
    roads = [
        [rng.randrange(places), rng.randrange(places), rng.choice([0, 1, 2, 3, 5, 9])]
        for _ in range(rng.randint(0, 2 * places))
    ]
    customers = [rng.randrange(places) for _ in range(rng.randint(0, 4))]
    roads = {"n": places, "edges": roads, "directed": True}
    return [roads, rng.randrange(places), customers]


def scale(size, rng):
    roads = [[place, place + 1, rng.randint(1, 9)] for place in range(size - 1)]
    roads += [[place, max(0, place - 7), 1] for place in range(0, size, 3)]
    roads.reverse()
    return [{"n": size, "edges": roads, "directed": True}, 0, [size - 1, size // 2, 0]]
