function solution(start, goal, licensed) {
  if (start === goal) return 0;
  const left = new Set(licensed);
  left.delete(start);
  let ring = [start];
  for (let hops = 1; ring.length > 0; hops += 1) {
    const next = [];
    for (const sign of ring) {
      for (let wheel = 0; wheel < sign.length; wheel += 1) {
        for (let code = 97; code < 123; code += 1) {
          const near = sign.slice(0, wheel) + String.fromCharCode(code) + sign.slice(wheel + 1);
          if (!left.delete(near)) continue;
          if (near === goal) return hops;
          next.push(near);
        }
      }
    }
    ring = next;
  }
  return -1;
}
