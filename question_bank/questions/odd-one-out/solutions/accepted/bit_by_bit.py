def solution(tickets: list[int]) -> int:
    lone = 0
    for number in tickets:
        lone ^= number
    return lone
