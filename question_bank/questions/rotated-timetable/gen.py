"""Rotated boards, often by nothing; half of the questions name a minute that is there."""


def small(rng):
    minutes = sorted(rng.sample(range(21), rng.randint(0, 9)))
    turn = rng.randint(0, len(minutes))
    board = minutes[turn:] + minutes[:turn]
    asked = [rng.randint(0, 21) for _ in range(rng.randint(0, 4))]
    if board:
        asked += rng.sample(board, rng.randint(0, len(board)))
    return [board, asked]


def scale(size, rng):
    minutes = [20 * place + rng.randint(0, 9) for place in range(size)]
    turn = size // 3 + 1
    board = minutes[turn:] + minutes[:turn]
    absent = [rng.choice(minutes) + 10 for _ in range(size - size // 4)]
    asked = absent + [rng.choice(board[-(size // 4) :]) for _ in range(size // 4)]
    rng.shuffle(asked)
    return [board, asked]
