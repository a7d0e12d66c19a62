"""Add up every stretch."""


def solution(takings, days):
    return max(sum(takings[day : day + days]) for day in range(len(takings) - days + 1))
