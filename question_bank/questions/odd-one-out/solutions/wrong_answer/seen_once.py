def solution(tickets: list[int]) -> int:
    counts: dict[int, int] = {}
    for number in tickets:
        counts[number] = counts.get(number, 0) + 1
    for number, count in counts.items():
        if count == 1:
            return number
    return 0
