class ToolShelf:
    def __init__(self, hooks: int) -> None:
        self.hooks = hooks
        self.count: dict[int, int] = {}
        self.hanging: dict[int, None] = {}

    def borrow(self, tool: int) -> bool:
        if tool not in self.hanging:
            return False
        self._use(tool)
        return True

    def hang_up(self, tool: int) -> int | None:
        if self.hooks == 0:
            return None
        dropped = None
        if tool not in self.hanging and len(self.hanging) == self.hooks:
            dropped = min(self.hanging, key=lambda each: self.count[each])
            del self.hanging[dropped]
        self._use(tool)
        return dropped

    def _use(self, tool: int) -> None:
        self.hanging.pop(tool, None)
        self.hanging[tool] = None
        self.count[tool] = self.count.get(tool, 0) + 1
