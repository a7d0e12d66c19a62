def solution(numbers: list[int]) -> int:
    return sum(number for number in numbers if number > 0)
