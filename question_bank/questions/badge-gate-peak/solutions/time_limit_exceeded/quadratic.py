def solution(visits: list[list[int]]) -> int:
    best, peak = 0, -1
    for minute, _ in sorted(visits):
        inside = 0
        for came, left in visits:
            if came <= minute < left:
                inside += 1
        if inside > best:
            best, peak = inside, minute
    return peak
