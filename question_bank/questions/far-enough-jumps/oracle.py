"""Sets of stones: all that can be stood upon after no jump, one jump, two, and so on."""


def solution(reach):
    standing, jumps = {0}, 0
    while len(reach) - 1 not in standing:
        ahead = {
            stone + step
            for stone in standing
            for step in range(1, reach[stone] + 1)
            if stone + step < len(reach)
        }
        if not ahead:
            return -1
        standing, jumps = ahead, jumps + 1
    return jumps
