from collections import OrderedDict, defaultdict


class ToolShelf:
    def __init__(self, hooks: int) -> None:
        self.hooks = hooks
        self.count: dict[int, int] = {}
        self.groups: defaultdict[int, OrderedDict[int, None]] = defaultdict(OrderedDict)
        self.fewest = 0

    def borrow(self, tool: int) -> bool:
        if tool not in self.count:
            return False
        self._use(tool)
        return True

    def hang_up(self, tool: int) -> int | None:
        if tool in self.count:
            self._use(tool)
            return None
        if self.hooks == 0:
            return None
        dropped = None
        if len(self.count) == self.hooks:
            dropped, _ = self.groups[self.fewest].popitem(last=False)
            del self.count[dropped]
        self.count[tool] = self.fewest = 1
        self.groups[1][tool] = None
        return dropped

    def _use(self, tool: int) -> None:
        uses = self.count[tool]
        del self.groups[uses][tool]
        if not self.groups[uses] and uses == self.fewest:
            self.fewest = uses + 1
        self.count[tool] = uses + 1
        self.groups[uses + 1][tool] = None
