function solution(queue) {
  const visitors = [];
  for (let node = queue; node !== null; node = node.next) visitors.push(node);
  const door = new ListNode(0, null);
  let last = door;
  let first = 0;
  let end = visitors.length - 1;
  while (first <= end) {
    last.next = visitors[first];
    last = last.next;
    if (first < end) {
      last.next = visitors[end];
      last = last.next;
    }
    first += 1;
    end -= 1;
  }
  last.next = null;
  return door.next;
}
