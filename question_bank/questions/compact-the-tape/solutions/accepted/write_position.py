def solution(tape: list[int]) -> int:
    kept = 0
    for number in tape:
        if kept == 0 or tape[kept - 1] != number:
            tape[kept] = number
            kept += 1
    return kept
