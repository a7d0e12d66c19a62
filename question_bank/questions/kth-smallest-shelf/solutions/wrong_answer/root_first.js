function solution(archive, ranks) {
  const listed = [];
  const waiting = [archive];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node === null) continue;
    listed.push(node.val);
    waiting.push(node.right, node.left);
  }
  return ranks.map((rank) => listed[rank - 1] ?? -1);
}
