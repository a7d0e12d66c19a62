from collections import Counter


def solution(tags: list[str], wanted: list[str]) -> list[int]:
    open_wishes = Counter(wanted)
    missing = len(wanted)
    best: list[int] = []
    first = 0
    for last, tag in enumerate(tags):
        if open_wishes[tag] > 0:
            missing -= 1
        open_wishes[tag] -= 1
        while missing == 0:
            if not best or last - first <= best[1] - best[0]:
                best = [first, last]
            open_wishes[tags[first]] += 1
            if open_wishes[tags[first]] > 0:
                missing += 1
            first += 1
    return best
