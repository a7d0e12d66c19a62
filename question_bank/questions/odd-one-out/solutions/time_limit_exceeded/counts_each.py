def solution(tickets: list[int]) -> int:
    for number in tickets:
        shoes = 0
        for other in tickets:
            if other == number:
                shoes += 1
        if shoes % 2 == 1:
            return number
    return 0
