def solution(weights: list[int], days: int) -> int:
    low, high = max(weights), sum(weights)
    while low < high:
        middle = (low + high) // 2
        count, load = 1, 0
        for weight in weights:
            load += weight
            if load > middle:
                count += 1
                load = weight
        if count <= days:
            high = middle
        else:
            low = middle + 1
    return low
