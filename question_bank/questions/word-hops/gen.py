"""Short words over few letters for small inputs; a long winding road for large ones."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def small(rng):
    wheels = rng.randint(1, 3)
    words = ["".join(rng.choice("abc") for _ in range(wheels)) for _ in range(rng.randint(0, 9))]
    start = "".join(rng.choice("abc") for _ in range(wheels))
    goal = rng.choice(words) if words and rng.random() < 0.8 else "".join(rng.choice("abc") for _ in range(wheels))
    return [start, goal, list(dict.fromkeys(words))]


def scale(size, rng):
    """A walk that changes one wheel after the other, so that every sign has few neighbours."""
    sign = ["a"] * 6
    road = ["".join(sign)]
    place = 0
    while len(road) < size:
        sign[place % 6] = rng.choice(LETTERS)
        place += 1
        road.append("".join(sign))
    words = list(dict.fromkeys(road))
    start, goal = words[0], words[-1]
    rng.shuffle(words)
    return [start, goal, words]
