from heapq import heappop, heappush


def solution(roads: Graph, depot: int, customers: list[int]) -> list[int]:
    leaving: list[list[tuple[int, int]]] = [[] for _ in range(roads.n)]
    for start, end, toll in roads.edges:
        leaving[start].append((end, toll))
    price = {depot: 0}
    waiting = [(0, depot)]
    while waiting:
        cost, place = heappop(waiting)
        for end, toll in leaving[place]:
            if end not in price:
                price[end] = cost + toll
                heappush(waiting, (price[end], end))
    return [price.get(customer, -1) for customer in customers]
