from bisect import bisect_left


def solution(board: list[int], asked: list[int]) -> list[int]:
    rows = []
    for minute in asked:
        row = bisect_left(board, minute)
        rows.append(row if row < len(board) and board[row] == minute else -1)
    return rows
