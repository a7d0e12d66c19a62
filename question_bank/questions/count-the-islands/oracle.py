"""Groups of squares that are merged as long as two of them are neighbours."""


def solution(garden):
    ponds = []
    for row, line in enumerate(garden):
        for column, square in enumerate(line):
            if square != "~":
                continue
            around = {
                (row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)
            }
            touching = [pond for pond in ponds if pond & around]
            ponds = [pond for pond in ponds if not pond & around]
            ponds.append({(row, column)}.union(*touching))
    return sorted(map(len, ponds), reverse=True)
