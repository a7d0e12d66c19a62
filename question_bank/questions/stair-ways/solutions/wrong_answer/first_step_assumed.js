function solution(steps, broken) {
  if (steps === 0) return 1;
  const ways = [1, 1];
  for (let step = 2; step <= steps; step++) {
    ways.push(broken.includes(step) ? 0 : ways[step - 1] + ways[step - 2]);
  }
  return ways[steps];
}
