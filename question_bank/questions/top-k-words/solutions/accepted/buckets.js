function solution(orders, lines) {
  const counts = new Map();
  for (const dish of orders) counts.set(dish, (counts.get(dish) ?? 0) + 1);
  const buckets = Array.from({ length: orders.length + 1 }, () => []);
  for (const [dish, count] of counts) buckets[count].push(dish);
  const board = [];
  for (let count = orders.length; count > 0 && board.length < lines; count--) {
    board.push(...buckets[count].sort());
  }
  return board.slice(0, lines);
}
