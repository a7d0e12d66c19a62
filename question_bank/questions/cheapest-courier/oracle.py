"""Follow every road from every place whose price just dropped, until none drops."""


def solution(roads, depot, customers):
    price = {depot: 0}
    changed = [depot]
    while changed:
        place = changed.pop(0)
        for start, end, toll in roads["edges"]:
            if start == place and price[place] + toll < price.get(end, float("inf")):
                price[end] = price[place] + toll
                changed.append(end)
    return [price.get(customer, -1) for customer in customers]
