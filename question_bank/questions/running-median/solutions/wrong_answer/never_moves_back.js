function solution(waits) {
  const lower = [];
  const upper = [];
  const shown = [];
  for (const wait of waits) {
    if (lower.length === 0 || wait <= lower[lower.length - 1]) {
      lower.push(wait);
      lower.sort((a, b) => a - b);
    } else {
      upper.push(wait);
      upper.sort((a, b) => a - b);
      if (upper.length > lower.length) lower.push(upper.shift());
    }
    shown.push(lower[lower.length - 1]);
  }
  return shown;
}
