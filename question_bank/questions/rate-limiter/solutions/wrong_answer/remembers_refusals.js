class DoorLimiter {
  constructor(limit, seconds) {
    this.limit = limit;
    this.seconds = seconds;
    this.times = new Map();
  }

  enter(guest, time) {
    const allowed = this.entered(guest, time) < this.limit;
    this.times.set(guest, [...(this.times.get(guest) ?? []), time]);
    return allowed;
  }

  entered(guest, time) {
    const recent = (this.times.get(guest) ?? []).filter((each) => each > time - this.seconds);
    this.times.set(guest, recent);
    return Math.min(recent.length, this.limit);
  }
}
