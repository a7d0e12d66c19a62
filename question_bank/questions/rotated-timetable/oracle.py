"""Looks for each minute on every row."""


def solution(board, asked):
    return [max([row for row, shown in enumerate(board) if shown == minute], default=-1) for minute in asked]
