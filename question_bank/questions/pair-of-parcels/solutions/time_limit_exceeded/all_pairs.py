def solution(weights: list[int], load: int) -> list[list[int]]:
    pairs = set()
    for i in range(len(weights)):
        for j in range(i + 1, len(weights)):
            if weights[i] + weights[j] == load:
                pairs.add((min(weights[i], weights[j]), max(weights[i], weights[j])))
    return [list(pair) for pair in pairs]
