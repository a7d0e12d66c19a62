from bisect import bisect_left


def solution(board: list[int], asked: list[int]) -> list[int]:
    seam = 1
    while board[seam - 1] < board[seam]:
        seam += 1
    rows = []
    for minute in asked:
        start, end = (0, seam) if minute >= board[0] else (seam, len(board))
        row = bisect_left(board, minute, start, end)
        rows.append(row if row < end and board[row] == minute else -1)
    return rows
