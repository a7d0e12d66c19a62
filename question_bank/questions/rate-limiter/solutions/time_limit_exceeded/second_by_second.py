from collections import Counter


class DoorLimiter:
    def __init__(self, limit: int, seconds: int) -> None:
        self.limit = limit
        self.seconds = seconds
        self.let_in: Counter[tuple[str, int]] = Counter()

    def enter(self, guest: str, time: int) -> bool:
        if self.entered(guest, time) >= self.limit:
            return False
        self.let_in[guest, time] += 1
        return True

    def entered(self, guest: str, time: int) -> int:
        window = range(max(0, time - self.seconds + 1), time + 1)
        return sum(self.let_in[guest, second] for second in window)
