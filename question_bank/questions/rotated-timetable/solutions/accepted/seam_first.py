from bisect import bisect_left


def solution(board: list[int], asked: list[int]) -> list[int]:
    seam = find_seam(board)
    return [find_row(board, seam, minute) for minute in asked]


def find_seam(board: list[int]) -> int:
    low, high = 0, len(board) - 1
    while low < high:
        middle = (low + high) // 2
        if board[middle] > board[high]:
            low = middle + 1
        else:
            high = middle
    return low


def find_row(board: list[int], seam: int, minute: int) -> int:
    if seam > 0 and minute >= board[0]:
        row = bisect_left(board, minute, 0, seam)
    else:
        row = bisect_left(board, minute, seam)
    return row if row < len(board) and board[row] == minute else -1
