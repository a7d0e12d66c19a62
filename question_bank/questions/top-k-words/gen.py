"""Few dishes with many ties; the large ones name mostly different dishes."""

DISHES = ["pie", "stew", "soup", "rice", "ale", "bun"]


def small(rng):
    dishes = DISHES[: rng.randint(1, len(DISHES))]
    return [[rng.choice(dishes) for _ in range(rng.randint(0, 10))], rng.randint(1, 5)]


def _name(number):
    letters = ""
    for _ in range(4):
        number, place = divmod(number, 26)
        letters += chr(97 + place)
    return letters


def scale(size, rng):
    orders = [_name(max(number, size // 10)) for number in range(size)]
    rng.shuffle(orders)
    return [orders, 10]
