function solution(tape) {
  const kept = [...new Set(tape)].sort();
  kept.forEach((number, place) => {
    tape[place] = number;
  });
  return kept.length;
}
