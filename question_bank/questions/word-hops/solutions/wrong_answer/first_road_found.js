function solution(start, goal, licensed) {
  const seen = new Set([start]);
  const near = (a, b) => [...a].filter((letter, wheel) => letter !== b[wheel]).length === 1;
  const walk = (sign, hops) => {
    if (sign === goal) return hops;
    for (const next of licensed) {
      if (seen.has(next) || !near(sign, next)) continue;
      seen.add(next);
      const found = walk(next, hops + 1);
      if (found >= 0) return found;
    }
    return -1;
  };
  return walk(start, 0);
}
