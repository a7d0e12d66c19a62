"""Random trees with shuffled numbers; the large ones fill all levels and quarrel near the bottom."""


def _levels(rng, numbers):
    levels, frontier, placed = [numbers[0]], 1, 1
    while placed < len(numbers):
        following = 0
        chosen = [rng.random() < 0.6 for _ in range(2 * frontier)]
        if not any(chosen):
            chosen[rng.randrange(len(chosen))] = True
        for there in chosen:
            if there and placed < len(numbers):
                levels.append(numbers[placed])
                placed += 1
                following += 1
            else:
                levels.append(None)
        frontier = following
    while levels[-1] is None:
        levels.pop()
    return levels


def small(rng):
    numbers = rng.sample(range(1, 30), rng.randint(1, 10))
    pairs = [[rng.choice(numbers), rng.choice(numbers)] for _ in range(rng.randint(0, 4))]
    return [_levels(rng, numbers), pairs]


def scale(size, rng):
    numbers = rng.sample(range(1, 2 * size + 1), size)
    bottom = numbers[size // 2 :]
    return [numbers, [[rng.choice(bottom), rng.choice(bottom)] for _ in range(size)]]
