function solution(numbers) {
  return [...new Set(numbers)].reduce((total, number) => total + number, 0);
}
