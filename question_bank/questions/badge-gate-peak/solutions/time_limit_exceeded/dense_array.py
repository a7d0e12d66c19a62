def solution(visits: list[list[int]]) -> int:
    if not visits:
        return -1
    inside = [0] * max(left for _, left in visits)
    for came, left in visits:
        for minute in range(came, left):
            inside[minute] += 1
    return inside.index(max(inside))
