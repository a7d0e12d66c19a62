"""Everything that was ever recorded, looked at from the end."""


class LoopRecorder:
    def __init__(self, seconds):
        self.seconds = seconds
        self.levels = []

    def record(self, level):
        gone = self.levels[-self.seconds] if len(self.levels) >= self.seconds else None
        self.levels.append(level)
        return gone

    def oldest(self):
        remembered = self.levels[-self.seconds :]
        return remembered[0] if remembered else None

    def ago(self, steps):
        remembered = self.levels[-self.seconds :][::-1]
        return remembered[steps] if steps < len(remembered) else None
