"""Few short titles with common beginnings; the large ones search for each title."""


def _word(rng, letters, low, high):
    return "".join(rng.choice(letters) for _ in range(rng.randint(low, high)))


def small(rng):
    titles = [_word(rng, "abc"[: rng.randint(1, 3)], 1, 4) for _ in range(rng.randint(0, 8))]
    return [titles, [_word(rng, "abc", 0, 3) for _ in range(rng.randint(0, 4))]]


def scale(size, rng):
    titles = [_word(rng, "abcdefghij", 5, 7) for _ in range(size // 2)]
    return [titles, [_word(rng, "abcdefghijz", 3, 4) for _ in range(size // 2)]]
