def solution(weights: list[int], days: int) -> int:
    low, high = -(-sum(weights) // days), sum(weights)
    while low < high:
        middle = (low + high) // 2
        count, load = 1, 0
        for weight in weights:
            if load and load + weight > middle:
                count += 1
                load = 0
            load += weight
        if count <= days:
            high = middle
        else:
            low = middle + 1
    return low
