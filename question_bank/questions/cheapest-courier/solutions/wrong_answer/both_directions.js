function solution(roads, depot, customers) {
  const price = new Array(roads.n).fill(Infinity);
  price[depot] = 0;
  let changed = true;
  while (changed) {
    changed = false;
    for (const [a, b, toll] of roads.edges) {
      for (const [start, end] of [[a, b], [b, a]]) {
        if (price[start] + toll < price[end]) {
          price[end] = price[start] + toll;
          changed = true;
        }
      }
    }
  }
  return customers.map((customer) => (price[customer] === Infinity ? -1 : price[customer]));
}
