class LoopRecorder {
  constructor(seconds) {
    this.seconds = seconds;
    this.levels = new Map();
    this.next = 0;
  }

  record(level) {
    const leaving = this.next - this.seconds;
    const gone = this.levels.get(leaving) ?? null;
    this.levels.delete(leaving);
    this.levels.set(this.next++, level);
    return gone;
  }

  oldest() {
    return this.levels.get(Math.max(0, this.next - this.seconds)) ?? null;
  }

  ago(steps) {
    return this.levels.get(this.next - 1 - steps) ?? null;
  }
}
