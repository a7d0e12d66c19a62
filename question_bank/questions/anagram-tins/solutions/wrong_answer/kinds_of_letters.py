def solution(labels: list[str]) -> list[list[str]]:
    bags: dict[frozenset[str], list[str]] = {}
    for label in labels:
        bags.setdefault(frozenset(label) - {" "}, []).append(label)
    return list(bags.values())
