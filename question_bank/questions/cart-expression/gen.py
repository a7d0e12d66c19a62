"""Formulas grown from their grammar; the large ones are long chains of deep brackets."""


def _term(rng, depth):
    if depth == 0 or rng.random() < 0.55:
        return str(rng.choice([0, 1, 2, 3, 7, 10, 12]))
    parts = [_term(rng, depth - 1)]
    for _ in range(rng.randint(1, 3)):
        gap = " " * rng.randint(0, 1)
        parts += [gap + rng.choice("+-*") + gap, _term(rng, depth - 1)]
    return "(" + "".join(parts) + ")"


def small(rng):
    formula = _term(rng, rng.randint(1, 3))
    if formula.startswith("(") and rng.random() < 0.7:
        formula = formula[1:-1]
    return [formula]


def scale(size, rng):
    links = max(1, size // 7)
    signs = [rng.choice(["+(1*2", "-(2*1"]) for _ in range(links)]
    return ["0" + "".join(signs) + ")" * links]
