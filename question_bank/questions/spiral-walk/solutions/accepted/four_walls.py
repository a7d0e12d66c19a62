def solution(bed: list[list[int]]) -> list[int]:
    walk: list[int] = []
    if not bed:
        return walk
    top, bottom = 0, len(bed) - 1
    left, right = 0, len(bed[0]) - 1
    while top <= bottom and left <= right:
        walk += bed[top][left : right + 1]
        walk += [bed[row][right] for row in range(top + 1, bottom + 1)]
        if top < bottom and left < right:
            walk += [bed[bottom][column] for column in range(right - 1, left - 1, -1)]
            walk += [bed[row][left] for row in range(bottom - 1, top, -1)]
        top, bottom, left, right = top + 1, bottom - 1, left + 1, right - 1
    return walk
