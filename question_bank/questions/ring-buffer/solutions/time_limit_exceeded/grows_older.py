class LoopRecorder:
    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        self.aged: list[tuple[int, int]] = []

    def record(self, level: int) -> int | None:
        gone = None
        if len(self.aged) == self.seconds:
            gone = self.aged[0][0]
        self.aged = [(each, age + 1) for each, age in self.aged if age + 1 < self.seconds]
        self.aged.append((level, 0))
        return gone

    def oldest(self) -> int | None:
        return self.aged[0][0] if self.aged else None

    def ago(self, steps: int) -> int | None:
        for level, age in self.aged:
            if age == steps:
                return level
        return None
