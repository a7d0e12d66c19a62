"""All entrances of all guests, filtered for every question."""


class DoorLimiter:
    def __init__(self, limit, seconds):
        self.limit, self.seconds = limit, seconds
        self.log = []

    def enter(self, guest, time):
        if self.entered(guest, time) == self.limit:
            return False
        self.log.append([guest, time])
        return True

    def entered(self, guest, time):
        window = range(time - self.seconds + 1, time + 1)
        return len([1 for who, when in self.log if who == guest and when in window])
