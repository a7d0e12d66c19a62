function solution(train: ListNode | null, siding: number): ListNode | null {
  if (train === null || siding === 0) return train;
  let previous: ListNode | null = null;
  let current: ListNode | null = train;
  for (let turned = 0; turned < siding && current !== null; turned++) {
    const behind: ListNode | null = current.next;
    current.next = previous;
    previous = current;
    current = behind;
  }
  train.next = current;
  return previous;
}
