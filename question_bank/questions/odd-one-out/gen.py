"""Few ticket numbers, so that a number stands on several pairs; sometimes one shoe is gone."""


def small(rng):
    tickets = [number for _ in range(rng.randint(0, 5)) for number in [rng.randint(1, 6)] * 2]
    rng.shuffle(tickets)
    if tickets and rng.random() < 0.8:
        tickets.pop()
    return [tickets]


def scale(size, rng):
    pairs = max(1, size // 2)
    tickets = rng.sample(range(10000, 100000), pairs) * 2
    rng.shuffle(tickets)
    stolen = tickets.pop()
    tickets.remove(stolen)
    return [[*tickets, stolen]]
