class Tally {
  constructor() {
    this.sum = 0;
    this.seen = new Set();
  }

  add(number) {
    if (!this.seen.has(number)) this.sum += number;
    this.seen.add(number);
  }

  total() {
    return this.sum;
  }
}
