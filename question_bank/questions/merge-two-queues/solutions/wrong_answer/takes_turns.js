function solution(east, west) {
  const before = new ListNode(0);
  let tail = before;
  let first = east;
  let second = west;
  if (first && second && second.val < first.val) [first, second] = [second, first];
  while (first && second) {
    tail.next = first;
    tail = first;
    first = first.next;
    [first, second] = [second, first];
  }
  tail.next = first ?? second;
  return before.next;
}
