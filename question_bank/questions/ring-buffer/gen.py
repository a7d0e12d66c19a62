"""Tiny memories and few calls; the large ones fill half of the calls, then keep overwriting."""


def small(rng):
    steps = [["LoopRecorder", [rng.randint(1, 4)]]]
    for _ in range(rng.randint(0, 12)):
        steps.append(
            rng.choice(
                [["record", [rng.randint(0, 5)]]] * 3 + [["oldest", []], ["ago", [rng.randint(0, 5)]]]
            )
        )
    return steps


def scale(size, rng):
    room = max(1, min(5000, size // 3))
    steps = [["LoopRecorder", [room]]]
    for number in range(size - 1):
        if number % 10 == 9:
            steps.append(["ago", [rng.randrange(room)]])
        else:
            steps.append(["record", [rng.randint(0, 9)]])
    return steps
