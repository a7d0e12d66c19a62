class ToolShelf:
    def __init__(self, hooks: int) -> None:
        self.hooks = hooks
        self.count: dict[int, int] = {}

    def borrow(self, tool: int) -> bool:
        if tool not in self.count:
            return False
        self.count[tool] += 1
        return True

    def hang_up(self, tool: int) -> int | None:
        if self.hooks == 0:
            return None
        dropped = None
        if tool not in self.count and len(self.count) == self.hooks:
            dropped = min(self.count, key=lambda each: (self.count[each], each))
            del self.count[dropped]
        self.count[tool] = self.count.get(tool, 0) + 1
        return dropped
