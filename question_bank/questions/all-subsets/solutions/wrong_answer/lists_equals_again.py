def solution(weights: list[int], tray: int) -> list[list[int]]:
    coins = sorted(weights)
    found: list[list[int]] = []

    def extend(start: int, chosen: list[int], missing: int) -> None:
        if missing == 0:
            found.append(chosen)
            return
        for place in range(start, len(coins)):
            if coins[place] > missing:
                break
            extend(place + 1, [*chosen, coins[place]], missing - coins[place])

    extend(0, [], tray)
    return found
