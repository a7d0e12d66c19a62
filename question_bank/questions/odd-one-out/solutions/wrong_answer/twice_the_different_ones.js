function solution(tickets) {
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  return 2 * sum([...new Set(tickets)]) - sum(tickets);
}
