"""Rewriting: the innermost brackets first, in them products first, then sums."""

import re


def _flat(text):
    numbers = [int(part) for part in re.findall(r"(?:(?<=[+*-])|^)-?\d+", text)]
    signs = re.findall(r"(?<=\d)[+*-]", text)
    for rank in ("*", "+-"):
        place = 0
        while place < len(signs):
            if signs[place] not in rank:
                place += 1
                continue
            left, right = numbers[place], numbers.pop(place + 1)
            sign = signs.pop(place)
            numbers[place] = {"*": left * right, "+": left + right, "-": left - right}[sign]
    return numbers[0]


def solution(formula):
    text = formula.replace(" ", "")
    while "(" in text:
        text = re.sub(r"\(([^()]*)\)", lambda inner: str(_flat(inner[1])), text, count=1)
    return _flat(text)
