def solution(numbers: list[int]) -> int:
    total = 0
    for place in range(len(numbers)):
        total = 0
        for number in numbers[: place + 1]:
            total += number
    return total
