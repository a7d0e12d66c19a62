def solution(titles: list[str], typed: list[str]) -> list[list[str]]:
    proposals: list[list[str]] = []
    for text in typed:
        matching = (title for title in set(titles) if title.startswith(text))
        proposals.append(sorted(matching)[:3])
    return proposals
