"""Takes an end off a plain list by turns."""


def solution(queue):
    waiting, entered = list(queue), []
    while waiting:
        entered.append(waiting.pop(0 if len(entered) % 2 == 0 else -1))
    return entered
