def solution(badges: list[str]) -> int:
    for place, badge in enumerate(badges):
        if badges.count(badge) == 1:
            return place
    return 0
