from bisect import bisect_left


def solution(titles: list[str], typed: list[str]) -> list[list[str]]:
    shelf = sorted(set(titles))
    proposals: list[list[str]] = []
    for text in typed:
        at = bisect_left(shelf, text)
        found = shelf[at : at + 3]
        proposals.append(found if found and found[0].startswith(text) else [])
    return proposals
