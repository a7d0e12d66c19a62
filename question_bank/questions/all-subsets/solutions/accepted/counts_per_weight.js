function solution(weights, tray) {
  const counts = new Map();
  for (const weight of weights) counts.set(weight, (counts.get(weight) ?? 0) + 1);
  let partial = [{ chosen: [], missing: tray }];
  for (const [weight, count] of counts) {
    const next = [];
    for (const { chosen, missing } of partial) {
      for (let taken = 0; taken <= count && taken * weight <= missing; taken++) {
        next.push({
          chosen: [...chosen, ...new Array(taken).fill(weight)],
          missing: missing - taken * weight,
        });
      }
    }
    partial = next;
  }
  return partial.filter(({ missing }) => missing === 0).map(({ chosen }) => chosen);
}
