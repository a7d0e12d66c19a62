class LoopRecorder:
    def __init__(self, seconds: int) -> None:
        self.boxes: list[int | None] = [None] * seconds
        self.count = 0

    def record(self, level: int) -> int | None:
        place = self.count % len(self.boxes)
        gone, self.boxes[place] = self.boxes[place], level
        self.count += 1
        return gone

    def oldest(self) -> int | None:
        if self.count < len(self.boxes):
            return self.boxes[0]
        return self.boxes[self.count % len(self.boxes)]

    def ago(self, steps: int) -> int | None:
        return self.boxes[(self.count - 1 - steps) % len(self.boxes)]
