def solution(tape: list[int]) -> int:
    kept = 0
    for number in tape:
        if kept < 2 or tape[kept - 2] != number:
            tape[kept] = number
            kept += 1
    return kept
