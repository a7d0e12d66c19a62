def solution(formula: str) -> int:
    outer: list[tuple[int, str]] = []
    total, sign, number = 0, "+", 0

    def joined(left: int, operator: str, right: int) -> int:
        if operator == "*":
            return left * right
        return left + right if operator == "+" else left - right

    for letter in formula + "+":
        if letter.isdigit():
            number = number * 10 + int(letter)
        elif letter == "(":
            outer.append((total, sign))
            total, sign = 0, "+"
        elif letter == ")":
            number = joined(total, sign, number)
            total, sign = outer.pop()
        elif letter in "+-*":
            total, sign, number = joined(total, sign, number), letter, 0
    return total
