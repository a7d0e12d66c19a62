def solution(visits: list[list[int]]) -> int:
    events = sorted([(came, 0) for came, _ in visits] + [(left, 1) for _, left in visits])
    inside = best = 0
    peak = -1
    for minute, leaving in events:
        inside += -1 if leaving else 1
        if inside > best:
            best, peak = inside, minute
    return peak
