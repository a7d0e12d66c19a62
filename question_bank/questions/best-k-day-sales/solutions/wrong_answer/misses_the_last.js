function solution(takings, days) {
  let total = takings.slice(0, days).reduce((a, b) => a + b, 0);
  let best = total;
  for (let day = days; day < takings.length - 1; day++) {
    total += takings[day] - takings[day - days];
    best = Math.max(best, total);
  }
  return best;
}
