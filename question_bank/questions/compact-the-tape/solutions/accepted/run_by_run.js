function solution(tape) {
  let kept = 0;
  let start = 0;
  while (start < tape.length) {
    let end = start + 1;
    while (end < tape.length && tape[end] === tape[start]) end += 1;
    tape[kept] = tape[start];
    kept += 1;
    start = end;
  }
  return kept;
}
