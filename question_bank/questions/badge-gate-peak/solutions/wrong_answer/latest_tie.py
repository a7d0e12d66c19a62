def solution(visits: list[list[int]]) -> int:
    events = sorted([(came, 1) for came, _ in visits] + [(left, -1) for _, left in visits])
    inside = best = 0
    peak = -1
    for minute, change in events:
        inside += change
        if change > 0 and inside >= best:
            best, peak = inside, minute
    return peak
