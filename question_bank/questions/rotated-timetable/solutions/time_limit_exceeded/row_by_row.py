def solution(board: list[int], asked: list[int]) -> list[int]:
    rows = []
    for minute in asked:
        found = -1
        for row, shown in enumerate(board):
            if shown == minute:
                found = row
                break
        rows.append(found)
    return rows
