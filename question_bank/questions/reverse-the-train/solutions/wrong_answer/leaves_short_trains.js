function solution(train, siding) {
  let end = train;
  for (let turned = 0; turned < siding; turned++) {
    if (end === null) return train;
    end = end.next;
  }
  let previous = end;
  let current = train;
  while (current !== end) {
    const behind = current.next;
    current.next = previous;
    previous = current;
    current = behind;
  }
  return previous;
}
