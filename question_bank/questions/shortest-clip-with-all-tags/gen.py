"""Seeded inputs: equal seeds give equal inputs, and all of them satisfy the constraints."""


def small(rng):
    tags = [rng.choice("abcd") for _ in range(rng.randint(0, 9))]
    wanted = [rng.choice("abcd") for _ in range(rng.randint(1, 4))]
    return [tags, wanted]


def scale(size, rng):
    tags = [rng.choice("abcd") for _ in range(size)]
    for place in range(6):
        tags[(2 * place + 1) * size // 12 + rng.randint(0, size // 24)] = "z"
    return [tags, ["z", "a", "z", "b", "c", "d"]]
