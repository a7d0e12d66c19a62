function solution(prices: number[], storage: number): number {
  let best = 0;
  let gain = 0;
  for (let week = 1; week < prices.length; week++) {
    gain = Math.max(0, gain + prices[week] - prices[week - 1] - storage);
    best = Math.max(best, gain);
  }
  return best;
}
