function solution(east, west) {
  const before = new ListNode(0, east);
  let place = before;
  while (west !== null) {
    while (place.next !== null && place.next.val <= west.val) place = place.next;
    const behind = west.next;
    west.next = place.next;
    place.next = west;
    west = behind;
  }
  return before.next;
}
