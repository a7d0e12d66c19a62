def solution(bed: list[list[int]]) -> list[int]:
    rows = [list(row) for row in bed]
    walk = rows.pop(0)
    while rows and rows[0]:
        rows = [list(column) for column in zip(*rows)][::-1]
        walk += rows.pop(0)
    return walk
