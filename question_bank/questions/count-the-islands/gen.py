"""Small maps with much water; in the large ones a single pond winds through all of the garden."""


def small(rng):
    rows, columns = rng.randint(0, 5), rng.randint(0, 5)
    wet = rng.choice([0.3, 0.5, 0.7])
    return [
        ["".join("~" if rng.random() < wet else "." for _ in range(columns)) for _ in range(rows)]
    ]


def scale(size, rng):
    columns = max(3, int(size**0.5))
    rows = max(3, size // columns)
    garden = []
    for row in range(rows):
        if row % 2 == 0:
            garden.append("~" * columns)
        else:
            bend = "." * (columns - 1)
            garden.append(bend + "~" if row % 4 == 1 else "~" + bend)
    return [garden]
