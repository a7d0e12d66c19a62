"""Pick the best remaining dish, line by line."""


def solution(orders, lines):
    left = sorted(set(orders))
    board = []
    while left and len(board) < lines:
        most = max(orders.count(dish) for dish in left)
        dish = next(dish for dish in left if orders.count(dish) == most)
        left.remove(dish)
        board.append(dish)
    return board
