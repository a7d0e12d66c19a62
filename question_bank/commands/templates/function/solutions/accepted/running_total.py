def solution(numbers: list[int]) -> int:
    return sum(numbers)
