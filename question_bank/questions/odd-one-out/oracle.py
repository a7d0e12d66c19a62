"""Pairs are taken off the rack one by one until what is left has no mate."""


def solution(tickets):
    rack = list(tickets)
    for number in tickets:
        if rack.count(number) > 1:
            rack.remove(number)
            rack.remove(number)
    return rack[0] if rack else 0
