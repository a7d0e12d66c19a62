function solution(weights, load) {
  const sorted = [...weights].sort((a, b) => a - b);
  const pairs = [];
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const together = sorted[low] + sorted[high];
    if (together < load) {
      low += 1;
    } else if (together > load) {
      high -= 1;
    } else {
      const pair = [sorted[low], sorted[high]];
      pairs.push(pair);
      while (low < high && sorted[low] === pair[0]) low += 1;
      while (high > low && sorted[high] === pair[1]) high -= 1;
    }
  }
  return pairs;
}
