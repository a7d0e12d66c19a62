"""Count every name in the whole list."""


def solution(badges):
    lone = [place for place, badge in enumerate(badges) if badges.count(badge) == 1]
    return min(lone, default=-1)
