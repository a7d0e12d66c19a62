"""Few dishes on few places; in the large ones the oldest card is always the one that is read."""


def small(rng):
    dishes = rng.randint(1, 5)
    steps = [["RecipeStand", [rng.randint(1, 3)]]]
    for _ in range(rng.randint(0, 12)):
        dish = rng.randint(1, dishes)
        steps.append(
            rng.choice([["read", [dish]], ["store", [dish, rng.randint(0, 9)]], ["oldest", []]])
        )
    return steps


def scale(size, rng):
    places = max(1, min(6000, size // 2))
    steps = [["RecipeStand", [places]]]
    steps += [["store", [dish, rng.randint(0, 9)]] for dish in range(1, places + 1)]
    steps += [["read", [places - number % places]] for number in range(size - places)]
    return steps
