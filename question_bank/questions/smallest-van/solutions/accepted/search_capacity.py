def solution(weights: list[int], days: int) -> int:
    low, high = max(weights, default=0), sum(weights)
    while low < high:
        middle = (low + high) // 2
        if trips(weights, middle) <= days:
            high = middle
        else:
            low = middle + 1
    return low


def trips(weights: list[int], capacity: int) -> int:
    count, load = 1, 0
    for weight in weights:
        load += weight
        if load > capacity:
            count += 1
            load = weight
    return count
