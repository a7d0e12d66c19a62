"""Describe what the calls are like."""


def small(rng):
    steps = [["Tally", []]]
    for _ in range(rng.randint(0, 8)):
        steps.append(rng.choice([["add", [rng.randint(-5, 5)]], ["total", []]]))
    return steps


def scale(size, rng):
    return [["Tally", []], *([["add", [rng.randint(-9, 9)]], ["total", []]] * (size // 2))]
