class Tally {
  constructor() {
    this.sum = 0;
  }

  add(number) {
    this.sum += number;
  }

  total() {
    return this.sum;
  }
}
