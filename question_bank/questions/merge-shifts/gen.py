"""Sheets of short shifts; on the large ones half of the shifts overlap with one other."""


def small(rng):
    shifts = []
    for _ in range(rng.randint(0, 7)):
        start = rng.randint(0, 20)
        shifts.append([start, start + rng.randint(1, 6)])
    return [shifts, rng.randint(0, 3)]


def scale(size, rng):
    shifts = []
    for place in range(size // 2):
        start = place * 50 + rng.randint(0, 5)
        shifts += [[start, start + 20], [start + 10, start + 30]]
    rng.shuffle(shifts)
    return [shifts, 4]
