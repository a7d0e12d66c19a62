"""Planks with few marks for small inputs, and with many spread ones for large ones."""


def small(rng):
    length = rng.randint(2, 30)
    marks = rng.sample(range(1, length), min(length - 1, rng.randint(0, 5)))
    return [length, marks]


def scale(size, rng):
    length = 50 * (size + 1)
    marks = [50 * (place + 1) + rng.randint(-20, 20) for place in range(size)]
    rng.shuffle(marks)
    return [length, marks]
