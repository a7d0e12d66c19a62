def solution(labels: list[str]) -> list[list[str]]:
    bags: dict[str, list[str]] = {}
    for label in labels:
        bags.setdefault("".join(sorted(label)), []).append(label)
    return list(bags.values())
