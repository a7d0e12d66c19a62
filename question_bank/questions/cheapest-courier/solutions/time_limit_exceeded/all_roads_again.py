def solution(roads: Graph, depot: int, customers: list[int]) -> list[int]:
    price = {depot: 0}
    changed = True
    while changed:
        changed = False
        for start, end, toll in roads.edges:
            if start in price and price[start] + toll < price.get(end, float("inf")):
                price[end] = price[start] + toll
                changed = True
    return [price.get(customer, -1) for customer in customers]
