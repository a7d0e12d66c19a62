"""Few rooms and more cables than needed; in the large ones a long row grows, then closes."""


def small(rng):
    rooms = rng.randint(1, 7)
    cables = [[rng.randrange(rooms), rng.randrange(rooms)] for _ in range(rng.randint(0, 8))]
    return [rooms, cables]


def scale(size, rng):
    rooms = max(2, size // 2)
    cables = [[room, room + 1] for room in range(rooms - 1)]
    cables += [[0, rooms - 1 - rng.randrange(rooms // 2 + 1)] for _ in range(size - len(cables))]
    return [rooms, cables]
