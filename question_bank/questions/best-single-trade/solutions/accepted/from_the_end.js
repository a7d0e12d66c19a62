function solution(prices, storage) {
  let best = 0;
  let worth = -Infinity;
  for (let week = prices.length - 1; week >= 0; week--) {
    worth -= storage;
    best = Math.max(best, worth - prices[week]);
    worth = Math.max(worth, prices[week]);
  }
  return best;
}
