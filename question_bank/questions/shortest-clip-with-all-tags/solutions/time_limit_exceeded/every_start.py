from collections import Counter


def solution(tags: list[str], wanted: list[str]) -> list[int]:
    best: list[int] = []
    for first in range(len(tags)):
        open_wishes = Counter(wanted)
        missing = len(wanted)
        for last in range(first, len(tags)):
            tag = tags[last]
            if open_wishes[tag] > 0:
                missing -= 1
            open_wishes[tag] -= 1
            if missing == 0:
                if not best or last - first < best[1] - best[0]:
                    best = [first, last]
                break
    return best
