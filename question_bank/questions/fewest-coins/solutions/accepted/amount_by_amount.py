def solution(coins: list[int], amount: int) -> int:
    unreachable = amount + 1
    fewest = [0] + [unreachable] * amount
    for coin in coins:
        for total in range(coin, amount + 1):
            with_coin = fewest[total - coin] + 1
            if with_coin < fewest[total]:
                fewest[total] = with_coin
    return fewest[amount] if fewest[amount] < unreachable else -1
