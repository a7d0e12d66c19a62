"""Small random trees; the large ones are one long chain to the right."""


def small(rng):
    people = rng.randint(0, 9)
    if people == 0:
        return [[]]
    levels, frontier, placed = [rng.randint(1, 9)], 1, 1
    while placed < people:
        following = 0
        chosen = [rng.random() < 0.55 for _ in range(2 * frontier)]
        if not any(chosen):
            chosen[rng.randrange(len(chosen))] = True
        for there in chosen:
            if there and placed < people:
                levels.append(rng.randint(1, 9))
                placed += 1
                following += 1
            else:
                levels.append(None)
        frontier = following
    while levels[-1] is None:
        levels.pop()
    return [levels]


def scale(size, rng):
    levels = [1]
    for _ in range(size - 1):
        levels += [None, rng.randint(1, 9)]
    return [levels]
