def solution(badges: list[str]) -> int:
    for place, badge in enumerate(badges):
        if sum(other == badge for other in badges) == 1:
            return place
    return -1
