from heapq import heappop, heappush


def solution(roads: Graph, depot: int, customers: list[int]) -> list[int]:
    leaving: list[list[tuple[int, int]]] = [[] for _ in range(roads.n)]
    for start, end, toll in roads.edges:
        leaving[start].append((end, toll))
    settled: dict[int, int] = {}
    waiting = [(0, depot)]
    while waiting:
        price, place = heappop(waiting)
        if place in settled:
            continue
        settled[place] = price
        for end, toll in leaving[place]:
            if end not in settled:
                heappush(waiting, (price + toll, end))
    return [settled.get(customer, -1) for customer in customers]
