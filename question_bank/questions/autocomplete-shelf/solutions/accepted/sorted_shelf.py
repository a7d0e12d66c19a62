from bisect import bisect_left


def solution(titles: list[str], typed: list[str]) -> list[list[str]]:
    shelf = sorted(set(titles))
    proposals: list[list[str]] = []
    for text in typed:
        at = bisect_left(shelf, text)
        proposals.append([title for title in shelf[at : at + 3] if title.startswith(text)])
    return proposals
