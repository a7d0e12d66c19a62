def solution(coins: list[int], amount: int) -> int:
    handfuls = {(0,) * len(coins): 0}
    count = 0
    while handfuls:
        if amount in handfuls.values():
            return count
        larger = {}
        for handful, total in handfuls.items():
            for place, coin in enumerate(coins):
                if total + coin <= amount:
                    more = handful[:place] + (handful[place] + 1,) + handful[place + 1 :]
                    larger[more] = total + coin
        handfuls = larger
        count += 1
    return -1
