function solution(steps, broken) {
  const bad = new Set(broken);
  const known = new Map();
  const waysFrom = (step) => {
    if (step === steps) return bad.has(step) ? 0 : 1;
    if (step > steps || bad.has(step)) return 0;
    if (!known.has(step)) known.set(step, waysFrom(step + 1) + waysFrom(step + 2));
    return known.get(step);
  };
  return waysFrom(0);
}
