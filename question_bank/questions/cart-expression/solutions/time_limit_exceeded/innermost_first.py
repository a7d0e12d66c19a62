def solution(formula: str) -> int:
    tokens: list[str] = []
    for letter in formula:
        if letter.isdigit() and tokens and tokens[-1].isdigit() and glued:
            tokens[-1] += letter
        elif letter != " ":
            tokens.append(letter)
        glued = letter.isdigit()

    def flat(part: list[str]) -> int:
        total, sign, product = 0, 1, int(part[0])
        for place in range(1, len(part), 2):
            if part[place] == "*":
                product *= int(part[place + 1])
            else:
                total += sign * product
                sign, product = (1 if part[place] == "+" else -1), int(part[place + 1])
        return total + sign * product

    while "(" in tokens:
        opening = 0
        for place, token in enumerate(tokens):
            if token == "(":
                opening = place
            elif token == ")":
                tokens = [*tokens[:opening], str(flat(tokens[opening + 1 : place])), *tokens[place + 1 :]]
                break
    return flat(tokens)
