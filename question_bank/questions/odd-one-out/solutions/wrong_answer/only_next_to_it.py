def solution(tickets: list[int]) -> int:
    for place in range(0, len(tickets) - 1, 2):
        if tickets[place] != tickets[place + 1]:
            return tickets[place]
    return tickets[-1] if len(tickets) % 2 else 0
