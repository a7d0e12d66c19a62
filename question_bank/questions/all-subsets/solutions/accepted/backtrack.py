def solution(weights: list[int], tray: int) -> list[list[int]]:
    coins = sorted(weights)
    found: list[list[int]] = []
    chosen: list[int] = []

    def extend(start: int, missing: int) -> None:
        if missing == 0:
            found.append(chosen.copy())
            return
        for place in range(start, len(coins)):
            if coins[place] > missing:
                break
            if place > start and coins[place] == coins[place - 1]:
                continue
            chosen.append(coins[place])
            extend(place + 1, missing - coins[place])
            chosen.pop()

    extend(0, tray)
    return found
