from collections import defaultdict


def solution(labels: list[str]) -> list[list[str]]:
    bags: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        bags["".join(sorted(label)).strip()].append(label)
    return list(bags.values())
