"""Every week of buying with every later week of selling."""


def solution(prices, storage):
    gains = [
        prices[later] - prices[week] - storage * (later - week)
        for week in range(len(prices))
        for later in range(week + 1, len(prices))
    ]
    return max([0, *gains])
