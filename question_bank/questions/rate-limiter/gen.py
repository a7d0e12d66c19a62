"""Few guests, short windows; in the large ones one guest enters all the time and is counted."""


def small(rng):
    steps = [["DoorLimiter", [rng.randint(1, 3), rng.randint(1, 6)]]]
    time = rng.randint(0, 3)
    for _ in range(rng.randint(0, 12)):
        steps.append([rng.choice(["enter", "enter", "entered"]), [rng.choice(["ann", "bo"]), time]])
        time += rng.choice([0, 1, 1, 2, 5])
    return steps


def scale(size, rng):
    steps = [["DoorLimiter", [20000, 1000000]]]
    for number in range(size):
        method = "entered" if number % 10 == 9 else "enter"
        steps.append([method, ["a", number * 100]])
    return steps
