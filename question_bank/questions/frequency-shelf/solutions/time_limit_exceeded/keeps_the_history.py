class ToolShelf:
    def __init__(self, hooks: int) -> None:
        self.hooks = hooks
        self.clock = 0
        self.history: list[int] = []
        self.latest: dict[int, int] = {}

    def borrow(self, tool: int) -> bool:
        if tool not in self.latest:
            return False
        self._use(tool)
        return True

    def hang_up(self, tool: int) -> int | None:
        if self.hooks == 0:
            return None
        dropped = None
        if tool not in self.latest and len(self.latest) == self.hooks:
            dropped = min(self.latest, key=self._rank)
            del self.latest[dropped]
            self.history = [used for used in self.history if used != dropped]
        self._use(tool)
        return dropped

    def _rank(self, tool: int) -> tuple[int, int]:
        return self.history.count(tool), self.latest[tool]

    def _use(self, tool: int) -> None:
        self.clock += 1
        self.latest[tool] = self.clock
        self.history.append(tool)
