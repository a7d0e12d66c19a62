"""All sums of one coin, of two coins, of three, until the amount is among them."""


def solution(coins, amount):
    sums, count = {0}, 0
    while sums:
        if amount in sums:
            return count
        sums = {held + coin for held in sums for coin in coins if held + coin <= amount}
        count += 1
    return -1
