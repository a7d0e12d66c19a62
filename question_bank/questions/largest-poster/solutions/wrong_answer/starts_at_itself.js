function solution(boards) {
  let best = 0;
  for (let start = 0; start < boards.length; start++) {
    let end = start;
    while (end < boards.length && boards[end] >= boards[start]) {
      end++;
    }
    best = Math.max(best, boards[start] * (end - start));
  }
  return best;
}
