"""Mostly nested logs, some with one entry changed; the large ones are very deep."""

KINDS = ["crate", "tube", "tin"]


def _nested(rng, pairs):
    log, opened = [], []
    while pairs or opened:
        if pairs and (not opened or rng.random() < 0.5):
            opened.append(rng.choice(KINDS))
            log.append("+" + opened[-1])
            pairs -= 1
        else:
            log.append("-" + opened.pop())
    return log


def small(rng):
    log = _nested(rng, rng.randint(0, 5))
    if log and rng.random() < 0.6:
        place = rng.randrange(len(log))
        log[place : place + 1] = rng.choice([[], [rng.choice("+-") + rng.choice(KINDS)]])
    return [log]


def scale(size, rng):
    kinds = [rng.choice(KINDS) for _ in range(size // 2)]
    return [["+" + kind for kind in kinds] + ["-" + kind for kind in reversed(kinds)]]
