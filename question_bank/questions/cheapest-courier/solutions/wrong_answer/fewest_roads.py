from collections import deque


def solution(roads: Graph, depot: int, customers: list[int]) -> list[int]:
    leaving: list[list[tuple[int, int]]] = [[] for _ in range(roads.n)]
    for start, end, toll in roads.edges:
        leaving[start].append((end, toll))
    price = {depot: 0}
    waiting = deque([depot])
    while waiting:
        place = waiting.popleft()
        for end, toll in leaving[place]:
            if end not in price:
                price[end] = price[place] + toll
                waiting.append(end)
    return [price.get(customer, -1) for customer in customers]
