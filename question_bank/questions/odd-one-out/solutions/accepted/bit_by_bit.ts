function solution(tickets: number[]): number {
  return tickets.reduce((lone, number) => lone ^ number, 0);
}
