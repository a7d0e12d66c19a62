class LoopRecorder:
    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        self.levels: list[int] = []

    def record(self, level: int) -> int | None:
        gone = len(self.levels) >= self.seconds and self.levels[-self.seconds]
        self.levels.append(level)
        return gone or None

    def oldest(self) -> int | None:
        remembered = self.levels[-self.seconds :]
        return remembered[0] if remembered else None

    def ago(self, steps: int) -> int | None:
        remembered = self.levels[-self.seconds :]
        return remembered[-1 - steps] if steps < len(remembered) else None
