from collections import defaultdict, deque


class DoorLimiter:
    def __init__(self, limit: int, seconds: int) -> None:
        self.limit = limit
        self.seconds = seconds
        self.times: defaultdict[str, deque[int]] = defaultdict(deque)

    def enter(self, guest: str, time: int) -> bool:
        if self.entered(guest, time) >= self.limit:
            return False
        self.times[guest].append(time)
        return True

    def entered(self, guest: str, time: int) -> int:
        times = self.times[guest]
        while times and times[0] < time - self.seconds:
            times.popleft()
        return len(times)
