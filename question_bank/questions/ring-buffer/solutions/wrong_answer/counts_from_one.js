class LoopRecorder {
  constructor(seconds) {
    this.seconds = seconds;
    this.levels = [];
  }

  record(level) {
    this.levels.push(level);
    return this.levels.length > this.seconds ? this.levels.shift() : null;
  }

  oldest() {
    return this.levels[0] ?? null;
  }

  ago(steps) {
    return this.levels[this.levels.length - Math.max(1, steps)] ?? null;
  }
}
