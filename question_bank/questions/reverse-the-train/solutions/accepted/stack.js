function solution(train, siding) {
  const parked = [];
  let rest = train;
  while (rest !== null && parked.length < siding) {
    parked.push(rest.val);
    rest = rest.next;
  }
  const front = new ListNode(0, null);
  let last = front;
  while (parked.length > 0) {
    last.next = new ListNode(parked.pop(), null);
    last = last.next;
  }
  last.next = rest;
  return front.next;
}
