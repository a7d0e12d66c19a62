function solution(chief: TreeNode | null): number {
  const order: TreeNode[] = chief === null ? [] : [chief];
  for (const person of order) {
    if (person.left !== null) order.push(person.left);
    if (person.right !== null) order.push(person.right);
  }
  const depth = new Map<TreeNode | null, number>([[null, 0]]);
  let lopsided = 0;
  for (const person of order.reverse()) {
    const left = depth.get(person.left) ?? 0;
    const right = depth.get(person.right) ?? 0;
    depth.set(person, 1 + Math.max(left, right));
    if (Math.abs(left - right) > 1) lopsided++;
  }
  return lopsided;
}
