class LoopRecorder {
  private readonly boxes: (number | null)[];
  private count = 0;

  constructor(seconds: number) {
    this.boxes = new Array<number | null>(seconds).fill(null);
  }

  record(level: number): number | null {
    const place = this.count++ % this.boxes.length;
    const gone = this.boxes[place];
    this.boxes[place] = level;
    return gone;
  }

  oldest(): number | null {
    const first = Math.max(0, this.count - this.boxes.length);
    return this.boxes[first % this.boxes.length];
  }

  ago(steps: number): number | null {
    if (steps >= Math.min(this.count, this.boxes.length)) return null;
    return this.boxes[(this.count - 1 - steps) % this.boxes.length];
  }
}
