function solution(orders, lines) {
  const counts = new Map();
  for (const dish of orders) counts.set(dish, (counts.get(dish) ?? 0) + 1);
  const ranked = [...counts].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  return ranked.reverse().slice(0, lines).map(([dish]) => dish);
}
