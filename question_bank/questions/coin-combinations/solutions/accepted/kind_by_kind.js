function solution(kinds, prize) {
  const ways = Array.from({ length: prize + 1 }, () => []);
  ways[0].push([]);
  for (const worth of kinds) {
    for (let amount = worth; amount <= prize; amount += 1) {
      for (const way of ways[amount - worth]) ways[amount].push([...way, worth]);
    }
  }
  return ways[prize];
}
