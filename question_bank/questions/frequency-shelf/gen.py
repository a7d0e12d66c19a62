"""Few tools on few hooks; in the large ones the shelf is full and new tools keep coming."""


def small(rng):
    tools = rng.randint(2, 5)
    steps = [["ToolShelf", [rng.randint(0, 3)]]]
    for _ in range(rng.randint(0, 14)):
        steps.append([rng.choice(["borrow", "hang_up", "hang_up"]), [rng.randint(1, tools)]])
    return steps


def scale(size, rng):
    hooks = max(1, size // 2)
    steps = [["ToolShelf", [hooks]]]
    steps += [["hang_up", [tool]] for tool in range(1, hooks + 1)]
    for number in range(size - hooks):
        steps.append(["hang_up", [hooks + 1 + number]])
    return steps
