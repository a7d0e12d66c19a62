from collections import Counter


class DoorLimiter:
    def __init__(self, limit: int, seconds: int) -> None:
        self.limit = limit
        self.seconds = seconds
        self.count: Counter[tuple[str, int]] = Counter()

    def enter(self, guest: str, time: int) -> bool:
        if self.entered(guest, time) >= self.limit:
            return False
        self.count[guest, time // self.seconds] += 1
        return True

    def entered(self, guest: str, time: int) -> int:
        return self.count[guest, time // self.seconds]
