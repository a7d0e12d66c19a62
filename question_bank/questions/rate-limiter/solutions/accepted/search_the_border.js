class DoorLimiter {
  constructor(limit, seconds) {
    this.limit = limit;
    this.seconds = seconds;
    this.times = new Map();
  }

  enter(guest, time) {
    if (this.entered(guest, time) >= this.limit) return false;
    if (!this.times.has(guest)) this.times.set(guest, []);
    this.times.get(guest).push(time);
    return true;
  }

  entered(guest, time) {
    const times = this.times.get(guest) ?? [];
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= time - this.seconds) low = middle + 1;
      else high = middle;
    }
    return times.length - low;
  }
}
