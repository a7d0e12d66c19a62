def solution(weights: list[int], days: int) -> int:
    capacity = max(weights, default=0)
    while trips(weights, capacity) > days:
        capacity += 1
    return capacity


def trips(weights: list[int], capacity: int) -> int:
    count, load = 1, 0
    for weight in weights:
        load += weight
        if load > capacity:
            count += 1
            load = weight
    return count
