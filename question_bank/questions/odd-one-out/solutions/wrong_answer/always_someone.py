def solution(tickets: list[int]) -> int:
    rack = sorted(tickets)
    for place in range(0, len(rack) - 1, 2):
        if rack[place] != rack[place + 1]:
            return rack[place]
    return rack[-1] if rack else 0
