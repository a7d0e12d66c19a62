function solution(tickets) {
  const waiting = new Set();
  for (const number of tickets) {
    if (!waiting.delete(number)) waiting.add(number);
  }
  for (const number of waiting) return number;
  return 0;
}
