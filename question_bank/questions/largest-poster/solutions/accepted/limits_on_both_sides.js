function solution(boards) {
  const count = boards.length;
  const left = new Array(count);
  const right = new Array(count).fill(count);
  for (let place = 0; place < count; place++) {
    let lower = place - 1;
    while (lower >= 0 && boards[lower] >= boards[place]) {
      lower = left[lower];
    }
    left[place] = lower;
  }
  for (let place = count - 1; place >= 0; place--) {
    let lower = place + 1;
    while (lower < count && boards[lower] >= boards[place]) {
      lower = right[lower];
    }
    right[place] = lower;
  }
  let best = 0;
  for (let place = 0; place < count; place++) {
    best = Math.max(best, boards[place] * (right[place] - left[place] - 1));
  }
  return best;
}
