function solution(length, marks) {
  const ends = [0, ...marks, length];
  const last = ends.length - 1;
  const least = ends.map(() => new Array(ends.length).fill(0));
  for (let span = 2; span <= last; span += 1) {
    for (let left = 0; left + span <= last; left += 1) {
      const right = left + span;
      let best = Infinity;
      for (let cut = left + 1; cut < right; cut += 1) {
        best = Math.min(best, least[left][cut] + least[cut][right]);
      }
      least[left][right] = best + ends[right] - ends[left];
    }
  }
  return least[0][last];
}
