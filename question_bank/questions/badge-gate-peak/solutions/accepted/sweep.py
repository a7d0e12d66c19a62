def solution(visits: list[list[int]]) -> int:
    events = []
    for came, left in visits:
        events.append((came, 1))
        events.append((left, -1))
    events.sort()
    inside = best = 0
    peak = -1
    for minute, change in events:
        inside += change
        if inside > best:
            best, peak = inside, minute
    return peak
