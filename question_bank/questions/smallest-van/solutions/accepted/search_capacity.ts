function trips(weights: number[], capacity: number): number {
  let count = 1;
  let load = 0;
  for (const weight of weights) {
    load += weight;
    if (load > capacity) {
      count += 1;
      load = weight;
    }
  }
  return count;
}

function solution(weights: number[], days: number): number {
  let low = weights.reduce((heaviest, weight) => Math.max(heaviest, weight), 0);
  let high = weights.reduce((sum, weight) => sum + weight, 0);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (trips(weights, middle) <= days) high = middle;
    else low = middle + 1;
  }
  return low;
}
