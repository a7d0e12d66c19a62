from collections import Counter


def solution(garden: list[str]) -> list[int]:
    label = {
        (row, column): (row, column)
        for row, line in enumerate(garden)
        for column, square in enumerate(line)
        if square == "~"
    }
    changed = True
    while changed:
        changed = False
        for row, column in reversed(label):
            for near in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
                if near in label and label[near] < label[row, column]:
                    label[row, column] = label[near]
                    changed = True
    return sorted(Counter(label.values()).values(), reverse=True)
