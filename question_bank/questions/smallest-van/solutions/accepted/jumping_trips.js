function solution(weights, days) {
  const before = [0];
  for (const weight of weights) before.push(before.at(-1) + weight);
  const enough = (capacity) => {
    let start = 0;
    for (let day = 0; day < days && start < weights.length; day += 1) {
      let low = start;
      let high = weights.length;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (before[middle] - before[start] <= capacity) low = middle;
        else high = middle - 1;
      }
      if (low === start) return false;
      start = low;
    }
    return start === weights.length;
  };
  let capacity = before.at(-1);
  let step = 1;
  while (step < capacity) step *= 2;
  for (; step >= 1; step /= 2) {
    while (capacity >= step && enough(capacity - step)) capacity -= step;
  }
  return capacity;
}
