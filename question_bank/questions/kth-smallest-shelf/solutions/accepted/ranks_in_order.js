function solution(archive, ranks) {
  const wanted = ranks.map((rank, place) => [rank, place]).sort((a, b) => a[0] - b[0]);
  const answers = new Array(ranks.length).fill(-1);
  const waiting = [[archive, false]];
  let seen = 0;
  let next = 0;
  while (waiting.length > 0 && next < wanted.length) {
    const [node, open] = waiting.pop();
    if (node === null) continue;
    if (!open) {
      waiting.push([node.right, false], [node, true], [node.left, false]);
      continue;
    }
    seen++;
    while (next < wanted.length && wanted[next][0] === seen) answers[wanted[next++][1]] = node.val;
  }
  return answers;
}
