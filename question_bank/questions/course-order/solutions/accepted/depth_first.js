function solution(steps, needs) {
  const needed = Array.from({ length: steps }, () => []);
  for (const [a, b] of needs) needed[a].push(b);
  const state = new Array(steps).fill("new");
  const order = [];
  for (let start = 0; start < steps; start++) {
    if (state[start] !== "new") continue;
    state[start] = "open";
    const path = [[start, 0]];
    while (path.length > 0) {
      const top = path[path.length - 1];
      const [step, next] = top;
      if (next === needed[step].length) {
        state[step] = "done";
        order.push(step);
        path.pop();
        continue;
      }
      top[1]++;
      const other = needed[step][next];
      if (state[other] === "open") return [];
      if (state[other] === "new") {
        state[other] = "open";
        path.push([other, 0]);
      }
    }
  }
  return order;
}
