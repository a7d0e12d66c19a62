def solution(tape: list[int]) -> int:
    last = 0
    kept = 0
    for number in tape:
        if number != last:
            tape[kept] = number
            kept += 1
            last = number
    return kept
