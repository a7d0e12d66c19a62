"""Put everybody into one list and sort it."""


def solution(east, west):
    return sorted(east + west)
