function solution(steps, needs) {
  const missing = new Array(steps).fill(0);
  for (const [step] of needs) missing[step]++;
  const order = [];
  for (let step = 0; step < steps; step++) {
    if (missing[step] === 0) order.push(step);
  }
  for (const done of order) {
    for (const [step, needed] of needs) {
      if (needed === done && --missing[step] === 0) order.push(step);
    }
  }
  return order;
}
