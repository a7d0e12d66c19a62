"""The whole history of uses, searched at each removal."""


class ToolShelf:
    def __init__(self, hooks):
        self.hooks = hooks
        self.uses = []

    def borrow(self, tool):
        there = any(used == tool for used in self.uses)
        if there:
            self.uses.append(tool)
        return there

    def hang_up(self, tool):
        hanging = set(self.uses)
        dropped = None
        if tool not in hanging:
            if self.hooks == 0:
                return None
            if len(hanging) == self.hooks:
                latest = {used: place for place, used in enumerate(self.uses)}
                dropped = min(hanging, key=lambda each: (self.uses.count(each), latest[each]))
                self.uses = [used for used in self.uses if used != dropped]
        self.uses.append(tool)
        return dropped
