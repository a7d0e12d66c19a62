function solution(chief) {
  const waiting = [[chief, false]];
  const depths = [];
  let lopsided = 0;
  while (waiting.length > 0) {
    const [person, seen] = waiting.pop();
    if (person === null) {
      depths.push(0);
    } else if (!seen) {
      waiting.push([person, true], [person.right, false], [person.left, false]);
    } else {
      const right = depths.pop();
      const left = depths.pop();
      if (Math.abs(left - right) > 1) lopsided++;
      depths.push(1 + Math.max(left, right));
    }
  }
  return lopsided;
}
