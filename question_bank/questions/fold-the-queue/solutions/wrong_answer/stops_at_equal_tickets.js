function solution(queue) {
  const tickets = [];
  for (let node = queue; node !== null; node = node.next) tickets.push(node.val);
  const entered = [];
  let first = 0;
  let end = tickets.length - 1;
  while (first < end && tickets[first] !== tickets[end]) {
    entered.push(tickets[first], tickets[end]);
    first += 1;
    end -= 1;
  }
  if (first <= end) entered.push(tickets[first]);
  return entered.reduceRight((rest, number) => new ListNode(number, rest), null);
}
