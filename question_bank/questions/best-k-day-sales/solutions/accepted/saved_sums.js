function solution(takings, days) {
  const upTo = [0];
  for (const amount of takings) upTo.push(upTo[upTo.length - 1] + amount);
  let best = -Infinity;
  for (let end = days; end < upTo.length; end++) {
    best = Math.max(best, upTo[end] - upTo[end - days]);
  }
  return best;
}
