"""Short sorted queues of few numbers; in the large ones numbers alternate at random."""


def _queue(rng, length, top):
    return sorted(rng.randint(1, top) for _ in range(length))


def small(rng):
    top = rng.choice([2, 6, 30])
    return [_queue(rng, rng.randint(0, 6), top), _queue(rng, rng.randint(0, 6), top)]


def scale(size, rng):
    return [_queue(rng, size // 2, 9999), _queue(rng, size - size // 2, 9999)]
