function solution(east: ListNode | null, west: ListNode | null): ListNode | null {
  const before = new ListNode(0);
  let tail = before;
  while (east !== null && west !== null) {
    if (east.val <= west.val) {
      tail.next = east;
      east = east.next;
    } else {
      tail.next = west;
      west = west.next;
    }
    tail = tail.next;
  }
  tail.next = east ?? west;
  return before.next;
}
