function solution(chief) {
  let lopsided = 0;
  const depth = (person) => {
    if (person === null) return 0;
    const left = depth(person.left);
    const right = depth(person.right);
    if (left !== right) lopsided++;
    return 1 + Math.max(left, right);
  };
  depth(chief);
  return lopsided;
}
