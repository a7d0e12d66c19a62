def solution(tags: list[str], wanted: list[str]) -> list[int]:
    wishes = set(wanted)
    inside: dict[str, int] = {}
    best: list[int] = []
    first = 0
    for last, tag in enumerate(tags):
        if tag in wishes:
            inside[tag] = inside.get(tag, 0) + 1
        while len(inside) == len(wishes):
            if not best or last - first < best[1] - best[0]:
                best = [first, last]
            leaving = tags[first]
            if leaving in inside:
                inside[leaving] -= 1
                if inside[leaving] == 0:
                    del inside[leaving]
            first += 1
    return best
