from itertools import groupby


def solution(labels: list[str]) -> list[list[str]]:
    def letters(label: str) -> list[str]:
        return sorted(label.replace(" ", ""))

    return [list(bag) for _, bag in groupby(labels, key=letters)]
