def solution(bed: list[list[int]]) -> list[int]:
    walk: list[int] = []
    watered: list[tuple[int, int]] = []
    row, column, down, right = 0, 0, 0, 1
    total = len(bed) * len(bed[0]) if bed else 0
    while len(walk) < total:
        walk.append(bed[row][column])
        watered.append((row, column))
        for _ in range(4):
            ahead = (row + down, column + right)
            inside = 0 <= ahead[0] < len(bed) and 0 <= ahead[1] < len(bed[0])
            if inside and not any(place == ahead for place in watered):
                row, column = ahead
                break
            down, right = right, -down
    return walk
