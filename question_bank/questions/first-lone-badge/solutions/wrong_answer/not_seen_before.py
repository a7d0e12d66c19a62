def solution(badges: list[str]) -> int:
    for place, badge in enumerate(badges):
        if badge not in badges[:place] and badge not in badges[place + 1 : place + 2]:
            return place
    return -1
