"""A robot on a marked floor: it turns right whenever the next plant is watered or outside."""


def solution(bed):
    if not bed:
        return []
    dry = {(r, c) for r in range(len(bed)) for c in range(len(bed[0]))}
    at, step, walk = (0, 0), (0, 1), []
    while dry:
        walk.append(bed[at[0]][at[1]])
        dry.discard(at)
        for _ in range(4):
            ahead = (at[0] + step[0], at[1] + step[1])
            if ahead in dry:
                at = ahead
                break
            step = (step[1], -step[0])
    return walk
