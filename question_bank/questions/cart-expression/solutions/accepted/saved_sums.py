def solution(formula: str) -> int:
    outer: list[tuple[int, int, int]] = []
    total, sign, product, number = 0, 1, 1, 0
    for letter in formula + "+":
        if letter.isdigit():
            number = number * 10 + int(letter)
        elif letter == "(":
            outer.append((total, sign, product))
            total, sign, product, number = 0, 1, 1, 0
        elif letter == "*":
            product *= number
            number = 0
        elif letter in "+-":
            total += sign * product * number
            sign = 1 if letter == "+" else -1
            product, number = 1, 0
        elif letter == ")":
            number = total + sign * product * number
            total, sign, product = outer.pop()
    return total
