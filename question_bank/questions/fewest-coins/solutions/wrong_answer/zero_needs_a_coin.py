def solution(coins: list[int], amount: int) -> int:
    fewest = [0] * (amount + 1)
    for total in range(1, amount + 1):
        ways = [fewest[total - coin] + 1 for coin in coins
                if coin == total or (coin < total and fewest[total - coin])]
        fewest[total] = min(ways, default=0)
    return fewest[amount] or -1
