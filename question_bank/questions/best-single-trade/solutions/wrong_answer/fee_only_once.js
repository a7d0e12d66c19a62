function solution(prices, storage) {
  let best = 0;
  let cheapest = Infinity;
  for (const price of prices) {
    best = Math.max(best, price - cheapest - storage);
    cheapest = Math.min(cheapest, price);
  }
  return best;
}
