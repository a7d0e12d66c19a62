from itertools import groupby


def solution(labels: list[str]) -> list[list[str]]:
    return [list(bag) for _, bag in groupby(labels, key=lambda label: sorted(label.replace(" ", "")))]
