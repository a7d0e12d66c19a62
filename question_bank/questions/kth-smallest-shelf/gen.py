"""Small random search trees; the large ones are chains of a few long arms."""


def _tree(numbers, rng):
    """Level by level, with the root chosen at random."""
    if not numbers:
        return []
    levels = []
    level = [numbers]
    while any(part for part in level):
        following = []
        for part in level:
            if not part:
                levels.append(None)
                continue
            at = rng.randrange(len(part))
            levels.append(part[at])
            following += [part[:at], part[at + 1 :]]
        level = following
    while levels[-1] is None:
        levels.pop()
    return levels


def small(rng):
    numbers = sorted(rng.sample(range(1, 30), rng.randint(0, 8)))
    return [_tree(numbers, rng), [rng.randint(1, 10) for _ in range(rng.randint(0, 5))]]


def scale(size, rng):
    files = max(1, size // 2)
    numbers = sorted(rng.sample(range(1, 100 + 20 * files), files))
    return [_tree(numbers, rng), [rng.randint(1, files) for _ in range(size - files)]]
