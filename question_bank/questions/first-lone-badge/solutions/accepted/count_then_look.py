from collections import Counter


def solution(badges: list[str]) -> int:
    count = Counter(badges)
    for place, badge in enumerate(badges):
        if count[badge] == 1:
            return place
    return -1
