function solution(takings: number[], days: number): number {
  let total = 0;
  let best = -Infinity;
  takings.forEach((amount, day) => {
    total += amount;
    if (day >= days) total -= takings[day - days];
    if (day >= days - 1) best = Math.max(best, total);
  });
  return best;
}
