function solution(reach) {
  const fewest = [0];
  let start = 0;
  for (let stone = 1; stone < reach.length; stone += 1) {
    while (start < stone && start + reach[start] < stone) start += 1;
    if (start === stone) return -1;
    fewest.push(fewest[start] + 1);
  }
  return fewest.at(-1);
}
