def solution(weights: list[int], days: int) -> int:
    if not weights:
        return 0
    average = -(-sum(weights) // days)
    return max(average, max(weights))
