def solution(labels: list[str]) -> list[list[str]]:
    bags: dict[tuple[int, int], list[str]] = {}
    for label in labels:
        letters = label.replace(" ", "")
        bags.setdefault((len(letters), sum(map(ord, letters))), []).append(label)
    return list(bags.values())
