def solution(tape: list[int]) -> int:
    kept = 1
    for number in tape[1:]:
        if number != tape[kept - 1]:
            tape[kept] = number
            kept += 1
    return kept
