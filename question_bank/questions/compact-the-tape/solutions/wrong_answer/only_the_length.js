function solution(tape) {
  return new Set(tape).size;
}
