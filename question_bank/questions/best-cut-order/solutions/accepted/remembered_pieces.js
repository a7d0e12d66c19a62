function solution(length, marks) {
  const ends = [0, ...[...marks].sort((a, b) => a - b), length];
  const known = ends.map(() => new Array(ends.length).fill(-1));
  const least = (left, right) => {
    if (right - left < 2) return 0;
    if (known[left][right] < 0) {
      let best = Infinity;
      for (let cut = left + 1; cut < right; cut += 1) {
        best = Math.min(best, least(left, cut) + least(cut, right));
      }
      known[left][right] = best + ends[right] - ends[left];
    }
    return known[left][right];
  };
  return least(0, ends.length - 1);
}
