function solution(weights, days) {
  const parcels = [...weights].sort((a, b) => a - b);
  let low = parcels.at(-1) ?? 0;
  let high = parcels.reduce((sum, weight) => sum + weight, 0);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    let count = 1;
    let load = 0;
    for (const weight of parcels) {
      load += weight;
      if (load > middle) {
        count += 1;
        load = weight;
      }
    }
    if (count <= days) high = middle;
    else low = middle + 1;
  }
  return low;
}
