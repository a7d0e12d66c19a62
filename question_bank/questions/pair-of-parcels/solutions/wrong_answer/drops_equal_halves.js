function solution(weights, load) {
  const known = new Set(weights);
  const pairs = [];
  for (const light of known) {
    const heavy = load - light;
    if (light < heavy && known.has(heavy)) pairs.push([light, heavy]);
  }
  return pairs;
}
