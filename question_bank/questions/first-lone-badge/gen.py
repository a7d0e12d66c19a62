"""A handful of names; in the large ones every name comes back much later, except the last."""

NAMES = ["Ada", "Bo", "Cy", "ada", "Dee", "Eve"]


def small(rng):
    names = NAMES[: rng.randint(1, len(NAMES))]
    return [[rng.choice(names) for _ in range(rng.randint(0, 10))]]


def _name(number):
    letters = ""
    for _ in range(4):
        number, place = divmod(number, 26)
        letters += chr(97 + place)
    return letters


def scale(size, rng):
    names = [_name(number) for number in range(size // 2)]
    again = list(names)
    rng.shuffle(again)
    return [names + again + ["Zoe"]]
