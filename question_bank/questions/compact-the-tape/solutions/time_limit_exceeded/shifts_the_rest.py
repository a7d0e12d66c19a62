def solution(tape: list[int]) -> int:
    length = len(tape)
    place = 1
    while place < length:
        if tape[place] == tape[place - 1]:
            for behind in range(place, length - 1):
                tape[behind] = tape[behind + 1]
            length -= 1
        else:
            place += 1
    return length
